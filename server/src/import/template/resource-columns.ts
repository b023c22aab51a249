import type { Column } from './column.js';

/** A funding source as the convention names it. */
export interface Resource {
  readonly code: string;
  readonly label: string;
}

/** The columns of « Dépenses » that say what each funding source pays; an empty cell says that it pays none of the item. */
export function resourceColumns(resources: readonly Resource[]): Column<`resource:${string}`, 'AMOUNT'>[] {
  return resources.map((resource) => ({
    field: `resource:${resource.code}` as const,
    header: resourceHeader(resource),
    type: 'AMOUNT',
    required: false,
    help: `Part du poste payée par « ${resource.label} », en euros. Vide : cette ressource ne paie rien du poste.`,
    aliases: [`Ressource ${resource.code}`, resource.code, resource.label],
    width: 20,
  }));
}

/** « Ressource TA_HORS_QUOTA : Taxe d’apprentissage, hors quota ». */
export function resourceHeader(resource: Resource): string {
  return `Ressource ${resource.code}\u00A0: ${resource.label}`;
}
