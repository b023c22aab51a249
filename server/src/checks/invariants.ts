import { IS_INSIDE } from '../figures/rollup.js';

/** Something that holds of the data at all times. Its statement lists what breaks it: none, when all is well. */
export interface Invariant {
  readonly name: string;
  /** What is promised, in French. */
  readonly promise: string;
  /** One row a breach, with what it is about and what is wrong. */
  readonly sql: string;
}

export const INVARIANTS: readonly Invariant[] = [
  {
    name: 'expense-items-add-up',
    promise: 'Les ressources d’un poste de dépenses s’additionnent à son montant, au centime près.',
    sql: `SELECT 'poste ' || i.id AS about, i.total_cents || ' ≠ ' || coalesce(sum(x.amount_cents), 0) AS wrong
            FROM expense_item i LEFT JOIN expense_share x ON x.expense_item_id = i.id
           GROUP BY i.id HAVING i.total_cents <> coalesce(sum(x.amount_cents), 0)`,
  },
  {
    name: 'one-current-sheet-a-kind',
    promise: 'Une action a au plus une fiche prévisionnelle et une fiche réalisée en vigueur.',
    sql: `SELECT 'action ' || action_id AS about, kind || ' × ' || count(*) AS wrong
            FROM sheet WHERE is_current GROUP BY action_id, kind HAVING count(*) > 1`,
  },
  {
    name: 'headcount-parts-within-total',
    promise: 'Les filles et les garçons, ou les personnes en situation de handicap, ne dépassent pas l’effectif total.',
    sql: `SELECT 'effectif ' || id AS about, girls || ' + ' || boys || ' / ' || total AS wrong FROM headcount
           WHERE coalesce(girls, 0) + coalesce(boys, 0) > total OR disability > total`,
  },
  {
    name: 'axis-of-its-own-convention',
    promise: 'Une action relève d’un axe de sa propre convention.',
    sql: `SELECT 'action ' || a.id AS about, a.convention_key || '/' || a.axis_code AS wrong FROM action a
           WHERE NOT EXISTS (SELECT FROM axis x WHERE x.convention_key = a.convention_key AND x.code = a.axis_code)`,
  },
  {
    name: 'cap-years-equal-detail',
    promise: 'Le montant engagé tenu pour chaque plafond et chaque année égale la somme de ses lignes.',
    sql: `SELECT 'plafond ' || coalesce(y.cap_key, d.cap_key) || ' ' || coalesce(y.year, d.year) AS about,
                 coalesce(y.committed_cents, 0) || ' ≠ ' || coalesce(d.committed_cents, 0) AS wrong
            FROM cap_year y FULL JOIN cap_year_detail d ON d.cap_key = y.cap_key AND d.year = y.year
           WHERE coalesce(y.committed_cents, 0) <> coalesce(d.committed_cents, 0)`,
  },
  {
    name: 'rollup-parts-equal-lines',
    promise: 'Ce que chaque action apporte aux totaux tenus à l’avance est ce que disent ses lignes, au centime près.',
    sql: `SELECT 'action ' || coalesce(r.action_id, d.action_id) AS about, coalesce(cardinality(r.parts), 0) || ' cellules tenues, ' || coalesce(cardinality(d.parts), 0) || ' selon les lignes, ou autres montants' AS wrong
            FROM action_rollup r
            FULL JOIN (SELECT action_id, array_agg(part ORDER BY part) AS parts FROM spending_part_detail GROUP BY action_id) d ON d.action_id = r.action_id
           WHERE r.parts IS DISTINCT FROM d.parts`,
  },
  {
    name: 'rollup-of-actions-equals-lines',
    promise: 'Les montants de chaque action, tenus pour les listes, sont la somme de ses lignes, au centime près.',
    sql: `SELECT 'action ' || action_id AS about, coalesce(planned, 0) || ', ' || coalesce(committed, 0) || ', ' || coalesce(spent, 0) AS wrong
            FROM (SELECT * FROM action_money EXCEPT SELECT * FROM action_money_of((SELECT coalesce(array_agg(id), '{}') FROM action))
                  UNION ALL (SELECT * FROM action_money_of((SELECT coalesce(array_agg(id), '{}') FROM action)) EXCEPT SELECT * FROM action_money)) m`,
  },
  {
    name: 'rollup-cells-equal-parts',
    promise: 'Les totaux tenus à l’avance, publics et internes, sont la somme de ce que les actions y apportent, au centime près.',
    sql: `SELECT 'cellule publique ' || concat_ws(' ', grain, level, convention_key, theme_code, year, axis_code, slot) AS about, planned || ', ' || committed || ', ' || spent AS wrong
            FROM (SELECT * FROM spending_public WHERE actions > 0 EXCEPT SELECT * FROM spending_public_detail
                  UNION ALL (SELECT * FROM spending_public_detail EXCEPT SELECT * FROM spending_public)) p
          UNION ALL
          SELECT 'cellule interne ' || concat_ws(' ', grain, convention_key, year, axis_code, slot), planned || ', ' || committed || ', ' || spent
            FROM (SELECT * FROM spending_inside f WHERE ${IS_INSIDE} EXCEPT SELECT * FROM spending_inside_detail
                  UNION ALL (SELECT * FROM spending_inside_detail EXCEPT SELECT * FROM spending_inside)) i`,
  },
  {
    name: 'headcounts-told-equal-lines',
    promise: 'Les effectifs dits à tous, tenus à l’avance par convention et par année, sont ceux que disent les fiches et le secret statistique.',
    // Where a decision is due, nobody is told of them before it is made.
    sql: `SELECT concat_ws(' ', 'effectifs', nullif(convention_key, ''), nullif(year, 0)) AS about, planned || ', ' || reached AS wrong
            FROM (SELECT * FROM public_reach EXCEPT SELECT * FROM public_reach_detail
                  UNION ALL (SELECT * FROM public_reach_detail EXCEPT SELECT * FROM public_reach)) h
           WHERE NOT EXISTS (SELECT FROM secrecy_due)`,
  },
  {
    name: 'money-position-covered',
    promise: 'Ce qui est payé ou libéré ne dépasse jamais ce qui a été engagé.',
    sql: `SELECT 'action ' || action_id || ', ' || funding_source_code AS about, committed || ' < ' || released || ' + ' || paid AS wrong
            FROM money_position WHERE released + paid > committed`,
  },
  {
    name: 'imported-lines-have-their-file',
    promise: 'Une ligne qui nomme une feuille ou une ligne de fichier nomme aussi ce fichier.',
    sql: `SELECT 'poste ' || id AS about, 'ligne ' || source_row AS wrong FROM expense_item WHERE source_row IS NOT NULL AND import_file_id IS NULL
          UNION ALL
          SELECT 'effectif ' || id, 'ligne ' || source_row FROM headcount WHERE source_row IS NOT NULL AND import_file_id IS NULL
          UNION ALL
          SELECT 'action ' || id, 'ligne ' || source_row FROM action WHERE source_row IS NOT NULL AND import_file_id IS NULL`,
  },
  {
    name: 'demonstration-marked',
    promise: 'Rien de fictif ne se tient sous un établissement ou une convention réels sans être marqué.',
    sql: `SELECT 'action ' || a.id AS about, 'convention de démonstration sans marque sur l’action' AS wrong
            FROM action a JOIN convention c ON c.key = a.convention_key WHERE c.is_demo AND NOT a.is_demo`,
  },
  ...(['record', 'confidential_reading'] as const).map((chain): Invariant => ({
    name: `${chain === 'record' ? 'record' : 'readings'}-chain-unbroken`,
    promise:
      chain === 'record'
        ? 'L’historique est tel qu’il a été écrit : chaque entrée porte l’empreinte de la précédente.'
        : 'Le journal des consultations est tel qu’il a été écrit : chaque entrée porte l’empreinte de la précédente.',
    sql: `SELECT CASE WHEN position IS NULL THEN 'entrée ' || entry_id || ', hors chaîne' ELSE 'maillon ' || position || coalesce(', entrée ' || entry_id, '') END AS about,
                 CASE wrong WHEN 'CHANGED' THEN 'contenu ou ordre modifié' WHEN 'GONE' THEN 'entrée disparue' WHEN 'GAP' THEN 'maillon précédent disparu'
                            WHEN 'UNLINKED' THEN 'écrite hors de la chaîne' ELSE 'la fin notée n’est pas le dernier maillon' END AS wrong
            FROM audit_break b WHERE chain = '${chain}' ORDER BY position NULLS LAST, entry_id`,
  })),
];
