/** In the order in which they may build on each other. */
export const sharedJoins = {
  text: 'JOIN source_text t ON t.id = s.id',
  respondent: 'LEFT JOIN respondent d ON d.id = s.respondent_id',
  participant: 'LEFT JOIN participant p ON p.id = coalesce(s.participant_id, d.participant_id)',
  touchpoint: 'LEFT JOIN touchpoint tp ON tp.id = s.touchpoint_id',
} as const;

/** The respondent's first value of an attribute, under an alias of ours. */
export function attributeJoin(alias: string): string {
  return `LEFT JOIN respondent_attribute ${alias} ON ${alias}.id = (SELECT min(x.id) FROM respondent_attribute x
    WHERE x.respondent_id = s.respondent_id AND x.attribute_id = ?)`;
}
