import {
  getNamedType,
  getNullableType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** What a question would cost, told before it is run. */
export interface DocumentCost {
  /** Selections within selections, fragments followed. */
  readonly depth: number;
  /** Aliased fields, each as often as its fragment is spread. */
  readonly aliases: number;
  /** Fields, each as often as it is expected to be resolved; what asks the database more counts for more. */
  readonly cost: number;
}

/** Rows that a list without a page size is taken for. */
const ROWS_OF_A_LIST = 10;
/** Rows of a page whose size is not said. */
const ROWS_OF_A_PAGE = 20;

/** Fields that each run statements of their own over all lines, and what they count for. */
export const HEAVY_FIELDS: Readonly<Record<string, number>> = {
  'Query.spending': 100,
  'Query.reach': 100,
  'Query.outcomes': 100,
  'Query.efficiency': 100,
  'Query.capUse': 100,
  'Query.actions': 50,
  'Query.proof': 100,
  'Query.moneyPositions': 50,
  'Query.openMoney': 50,
  'Query.obligations': 100,
  'Query.whatIf': 100,
  'Query.voteCalculator': 20,
};

const NOTHING: DocumentCost = { depth: 0, aliases: 0, cost: 0 };

type Field = GraphQLField<unknown, unknown>;

interface Measuring {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Readonly<Record<string, unknown>>;
  /** What each fragment costs: told once, however often it is spread. */
  readonly known: Map<string, DocumentCost>;
}

const fieldOf = (schema: GraphQLSchema, parent: GraphQLCompositeType, name: string): Field | undefined => {
  if (parent === schema.getQueryType() && name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
  if (parent === schema.getQueryType() && name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
  return isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined;
};

/** Whether a type is a page of rows: its lists are as long as the `first` that was asked of it. */
const isPage = (type: GraphQLCompositeType): boolean => (isObjectType(type) || isInterfaceType(type)) && 'pageInfo' in type.getFields();

const pageSizeOf = (node: FieldNode, { variables }: Measuring): number => {
  const given = node.arguments?.find(({ name }) => name.value === 'first')?.value;
  const size = given?.kind === Kind.VARIABLE ? variables[given.name.value] : given?.kind === Kind.INT ? Number(given.value) : undefined;
  return typeof size === 'number' && size >= 0 ? size : ROWS_OF_A_PAGE;
};

const rowsOf = (node: FieldNode, field: Field, parent: GraphQLCompositeType, measuring: Measuring): number => {
  if (field.args.some(({ name }) => name === 'first')) return pageSizeOf(node, measuring);
  return isListType(getNullableType(field.type)) && !isPage(parent) ? ROWS_OF_A_LIST : 1;
};

const ofField = (node: FieldNode, parent: GraphQLCompositeType, measuring: Measuring): DocumentCost => {
  const field = fieldOf(measuring.schema, parent, node.name.value);
  const aliases = node.alias ? 1 : 0;
  const own = HEAVY_FIELDS[`${parent.name}.${node.name.value}`] ?? 1;
  const type = field && getNamedType(field.type);
  if (!type || !isCompositeType(type) || !node.selectionSet) return { depth: 1, aliases, cost: own };
  const inner = ofSelections(node.selectionSet, type, measuring);
  return { depth: 1 + inner.depth, aliases: aliases + inner.aliases, cost: own + rowsOf(node, field, parent, measuring) * inner.cost };
};

const ofFragment = (name: string, measuring: Measuring): DocumentCost => {
  const found = measuring.known.get(name);
  if (found) return found;
  const fragment = measuring.fragments.get(name);
  const type = fragment && measuring.schema.getType(fragment.typeCondition.name.value);
  const cost = fragment && isCompositeType(type) ? ofSelections(fragment.selectionSet, type, measuring) : NOTHING;
  measuring.known.set(name, cost);
  return cost;
};

const ofSelection = (node: SelectionNode, parent: GraphQLCompositeType, measuring: Measuring): DocumentCost => {
  if (node.kind === Kind.FIELD) return ofField(node, parent, measuring);
  if (node.kind === Kind.FRAGMENT_SPREAD) return ofFragment(node.name.value, measuring);
  const narrowed = node.typeCondition && measuring.schema.getType(node.typeCondition.name.value);
  return ofSelections(node.selectionSet, isCompositeType(narrowed) ? narrowed : parent, measuring);
};

const ofSelections = ({ selections }: SelectionSetNode, parent: GraphQLCompositeType, measuring: Measuring): DocumentCost =>
  selections.reduce<DocumentCost>((sum, node) => {
    const one = ofSelection(node, parent, measuring);
    return { depth: Math.max(sum.depth, one.depth), aliases: sum.aliases + one.aliases, cost: sum.cost + one.cost };
  }, NOTHING);

/**
 * What an operation of a valid document would cost.
 * @param variables as they were sent; a page size among them counts
 */
export const costOf = (
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): DocumentCost => {
  const root = schema.getRootType(operation.operation);
  if (!root) return NOTHING;
  const fragments = new Map(document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION).map((node) => [node.name.value, node]));
  return ofSelections(operation.selectionSet, root, { schema, fragments, variables, known: new Map() });
};
