/** Ids of one code (bound to the `?`) and of every code below it: a SELECT to run, or to stand behind IN. */
export const codeAndBelow = `WITH RECURSIVE below(id) AS (
  SELECT ? UNION SELECT code.id FROM code JOIN below ON code.parent_id = below.id) SELECT id FROM below`;
