import { cents } from '@conventions-ouvertes/shared/money';
import { centsToDecimal } from '@conventions-ouvertes/shared/money-text';
import type { Queryable } from '../../platform/database.js';
import type { Snapshot } from '../snapshot.js';
import { scdlProblems, type ScdlRow } from './scdl-rules.js';

/**
 * Who can be given a subsidy: aid to a project of the beneficiary's own, not the price of a service (law no. 2000-321, article
 * 9-1). Providers are paid for what they deliver; aid to firms would need facts that no fiche tells (EU notification).
 */
const BENEFICIARIES = ['ASSOCIATION', 'SCHOOL', 'HIGHER_EDUCATION', 'CAMPUS', 'NETWORK', 'PUBLIC_BODY'];

export const LEFT_OUT = {
  NOT_DATED: 'L’engagement n’est pas daté.',
  NO_GRANTOR: 'La convention ne dit pas de quelle partie vient la ressource, ou son SIRET n’est pas au registre des organismes.',
  NO_BENEFICIARY: 'L’action ne nomme aucun bénéficiaire de son projet avec son SIRET : l’argent paie un prestataire, ou n’est pas individualisé.',
  SEVERAL_BENEFICIARIES: 'L’action nomme plusieurs bénéficiaires, et l’engagement ne dit pas ce qui va à chacun.',
  AGAINST_SCHEMA: 'La ligne ne respecte pas le schéma SCDL.',
} as const;

export type LeftOut = keyof typeof LEFT_OUT;

/** A commitment, as a line of the subsidies, or the reason for which it is none. */
export type SubsidyLine = { readonly row: ScdlRow; readonly leftOut: null } | { readonly row: null; readonly leftOut: LeftOut };

interface StoredLine {
  readonly slug: string;
  readonly title: string;
  readonly is_demo: boolean;
  readonly amount_cents: number;
  readonly committed_on: string | null;
  readonly grantor: string | null;
  readonly grantor_key: string | null;
  readonly beneficiaries: readonly { readonly name: string; readonly siret: string }[];
  readonly payments: number;
  readonly first_payment: string | null;
  readonly last_payment: string | null;
  readonly starts_on: string | null;
  readonly ends_on: string | null;
  readonly label: string;
}

const SQL = `
  SELECT a.slug, a.title, a.is_demo, m.amount_cents, m.committed_on, y.name AS grantor,
         y.key AS grantor_key,
         coalesce((SELECT jsonb_agg(DISTINCT jsonb_build_object('name', r.name, 'siret', r.siret)) FROM action_actor r
                    WHERE r.action_id = a.id AND r.siret IS NOT NULL AND r.role = ANY ($1)), '[]'::jsonb) AS beneficiaries,
         (SELECT count(*) FROM money_entry e WHERE e.action_id = a.id AND e.kind = 'PAYMENT' AND e.funding_source_code = m.funding_source_code AND NOT EXISTS (SELECT FROM money_entry r WHERE r.reverses_id = e.id)) AS payments,
         (SELECT min(e.happened_on) FROM money_entry e WHERE e.action_id = a.id AND e.kind = 'PAYMENT' AND e.funding_source_code = m.funding_source_code AND NOT EXISTS (SELECT FROM money_entry r WHERE r.reverses_id = e.id)) AS first_payment,
         (SELECT max(e.happened_on) FROM money_entry e WHERE e.action_id = a.id AND e.kind = 'PAYMENT' AND e.funding_source_code = m.funding_source_code AND NOT EXISTS (SELECT FROM money_entry r WHERE r.reverses_id = e.id)) AS last_payment,
         p.starts_on, p.ends_on, c.short_title AS label
    FROM commitment m
    JOIN action a ON a.id = m.action_id
    JOIN convention c ON c.key = a.convention_key
    LEFT JOIN LATERAL (SELECT f ->> 'fundedBy' AS party FROM jsonb_array_elements(c.terms -> 'fundingSources') f WHERE f ->> 'code' = m.funding_source_code) f ON true
    LEFT JOIN party y ON y.key = f.party
    LEFT JOIN sheet p ON p.action_id = a.id AND p.kind = 'PLANNED' AND p.is_current
   WHERE m.amount_cents > 0
   ORDER BY a.slug COLLATE "C", m.id`;

/** SIRET of each party that the register of bodies holds one for, by its key: a public fact, whoever may read the register. */
export const grantorSirets = async (facts: Queryable): Promise<ReadonlyMap<string, string>> => {
  const { rows } = await facts.query<{ party_key: string; siret: string }>(
    'SELECT party_key, min(siret) AS siret FROM body WHERE party_key IS NOT NULL GROUP BY party_key HAVING count(*) = 1',
  );
  return new Map(rows.map(({ party_key, siret }) => [party_key, siret]));
};

/** Each commitment once: a valid line of the schema, or left out with its reason. */
export async function* readSubsidies(snapshot: Snapshot, sirets: ReadonlyMap<string, string>): AsyncGenerator<SubsidyLine> {
  for await (const batch of snapshot.rows<StoredLine>(SQL, [BENEFICIARIES])) for (const line of batch) yield toLine(line, sirets.get(line.grantor_key ?? '') ?? null);
}

const toLine = (line: StoredLine, siret: string | null): SubsidyLine => {
  const [beneficiary] = line.beneficiaries;
  const leave = (leftOut: LeftOut): SubsidyLine => ({ row: null, leftOut });
  if (line.committed_on === null) return leave('NOT_DATED');
  if (beneficiary === undefined) return leave('NO_BENEFICIARY');
  if (line.beneficiaries.length > 1) return leave('SEVERAL_BENEFICIARIES');
  if (line.grantor === null || siret === null) return leave('NO_GRANTOR');
  const row: ScdlRow = {
    nomAttribuant: line.grantor,
    idAttribuant: siret,
    dateConvention: line.committed_on,
    referenceDecision: line.slug,
    nomBeneficiaire: beneficiary.name,
    idBeneficiaire: beneficiary.siret,
    rnaBeneficiaire: '',
    objet: [...line.title].slice(0, 256).join(''),
    montant: centsToDecimal(cents(line.amount_cents)),
    nature: 'aide en numéraire',
    conditionsVersement: line.payments === 0 ? 'autre' : line.payments === 1 ? 'unique' : 'échelonné',
    datesPeriodeVersement: periodOf(line, line.committed_on),
    idRAE: '',
    notificationUE: 'non',
    // The part of this aid that goes to the beneficiary named on the line: all of it, since it has one.
    pourcentageSubvention: '1.00',
    dispositifAide: line.is_demo ? `DONNÉES FICTIVES - ${line.label}` : line.label,
  };
  return scdlProblems(row).length === 0 ? { row, leftOut: null } : leave('AGAINST_SCHEMA');
};

/** When it was paid; not yet paid, the time of the action; untold, the day of the commitment. */
const periodOf = ({ first_payment, last_payment, starts_on, ends_on }: StoredLine, committedOn: string): string => {
  const [from, to] = first_payment === null ? [starts_on, ends_on] : [first_payment, last_payment];
  if (from === null || to === null) return committedOn;
  return from === to ? from : `${from}/${to}`;
};
