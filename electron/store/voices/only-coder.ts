/**
 * Holds for a coding `c` that may be seen: bind the coder at work while others' work is hidden, or null to see
 * everybody's. One parameter.
 */
export const seenBy = 'c.coder_id = coalesce(?, c.coder_id)';

/** The same with the parameter `@only`. */
export const seenByOnly = '(@only IS NULL OR c.coder_id = @only)';
