import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { listTokens, makeToken, revokeToken } from '../access/access-token.js';
import { requireMay } from '../access/require-may.js';
import type { RequestContext } from '../api/context.js';
import { inTransaction } from '../platform/database.js';
import { FrenchError } from '../platform/french-error.js';
import { checkText, LONGEST_LABEL, LONGEST_SENTENCE } from '../platform/graphql/text.js';
import { actAs } from '../record/act-as.js';
import { appendRecord } from '../record/append-record.js';
import { perform } from '../record/perform.js';
import { AccessToken, Account, AccountRequest, BodyInput, NewAccessToken, NewTokenInput, StandingInput } from './account.graphql.js';
import { closeAccount, findAccount, listAccounts, listRequests, openAccount } from './accounts.js';
import { recordBody } from './bodies.js';
import { tellAccount, tellRequest, tellToken } from './tell-account.js';

const KEY = { description: 'Idempotency key, 1 to 200 characters: the same key has one effect, however many times it is sent.' };
const ADMINISTRATOR = 'By an administrator.';

@Resolver()
export class TokenResolver {
  @Query(() => [AccessToken], { description: 'One’s own personal access tokens, the latest first, those that are over too.' })
  async myTokens(@Ctx() { actor, writer }: RequestContext): Promise<AccessToken[]> {
    requireMay(actor, 'OWN_TOKENS', { owner: actor?.id ?? '' });
    return (await listTokens(writer, actor.id)).map(tellToken);
  }

  @Mutation(() => NewAccessToken, { description: 'Makes a personal access token. Its secret is told this once.' })
  async createToken(@Arg('input', { description: 'The token.' }) input: NewTokenInput, @Ctx() { actor, writer, catalogue, now }: RequestContext): Promise<NewAccessToken> {
    requireMay(actor, 'OWN_TOKENS', { owner: actor?.id ?? '' });
    const unknown = input.conventions.find((key) => !catalogue.conventions.has(key));
    if (unknown !== undefined) throw new FrenchError('UNKNOWN_CONVENTION', `Aucune convention n’a la clé « ${unknown.slice(0, 80)} » : choisissez-en une de la liste.`);
    const label = checkText('libellé', input.label, LONGEST_LABEL);
    return inTransaction(writer, (client) =>
      actAs(client, actor, async () => {
        const { secret, row } = await makeToken(client, actor.id, { ...input, label }, now);
        const after = { number: row.id, mayWrite: row.may_write, conventions: row.conventions, expiresAt: row.expires_at };
        await appendRecord(client, actor, { subject: { kind: 'ACCOUNT', key: actor.id }, change: 'TOKEN_CREATED', before: null, after });
        return { secret, token: tellToken(row) };
      }),
    );
  }

  @Mutation(() => AccessToken, { description: 'Revokes one of one’s own tokens; revoking it again changes nothing.' })
  async revokeToken(@Arg('id', () => ID, { description: 'Its number.' }) id: string, @Ctx() { actor, writer, now }: RequestContext): Promise<AccessToken> {
    requireMay(actor, 'OWN_TOKENS', { owner: actor?.id ?? '' });
    const number = Number(id);
    return inTransaction(writer, (client) =>
      actAs(client, actor, async () => {
        const row = await revokeToken(client, actor.id, Number.isSafeInteger(number) ? number : 0, now);
        await appendRecord(client, actor, { subject: { kind: 'ACCOUNT', key: actor.id }, change: 'TOKEN_REVOKED', before: { number: row.id }, after: null });
        return tellToken(row);
      }),
    );
  }
}

@Resolver()
export class AccountResolver {
  @Query(() => [Account], { description: `Accounts, the latest first, those that are closed too. ${ADMINISTRATOR}` })
  async accounts(@Ctx() { actor, writer }: RequestContext): Promise<Account[]> {
    requireMay(actor, 'MANAGE_ACCOUNTS');
    return (await listAccounts(writer)).map(tellAccount);
  }

  @Query(() => [AccountRequest], { description: `Requests for an account, the oldest first. ${ADMINISTRATOR}` })
  async accountRequests(@Ctx() { actor, writer }: RequestContext): Promise<AccountRequest[]> {
    requireMay(actor, 'MANAGE_ACCOUNTS');
    return (await listRequests(writer)).map(tellRequest);
  }

  @Mutation(() => Boolean, { description: `Makes a body known, or corrects what is known of it: its people may then ask for an account. ${ADMINISTRATOR}` })
  async recordBody(@Arg('key', KEY) key: string, @Arg('input', { description: 'The body.' }) input: BodyInput, @Ctx() context: RequestContext): Promise<boolean> {
    requireMay(context.actor, 'MANAGE_ACCOUNTS');
    await perform(context, { name: 'recordBody', key, input }, ({ client, actor }) => recordBody(client, actor, { ...input, party: input.party ?? null }));
    return true;
  }

  @Mutation(() => Account, { description: `Opens an account to whoever left a request. ${ADMINISTRATOR}` })
  async openAccount(
    @Arg('key', KEY) key: string,
    @Arg('reference', () => ID, { description: 'Reference of the request.' }) reference: string,
    @Arg('standing', () => StandingInput, { nullable: true, description: 'The role; as the body proposes, if not said.' }) standing: StandingInput | null,
    @Ctx() context: RequestContext,
  ): Promise<Account> {
    requireMay(context.actor, 'MANAGE_ACCOUNTS');
    const asked = standing ? { ...standing, party: standing.party ?? null } : null;
    const { id } = await perform(context, { name: 'openAccount', key, input: { reference, asked } }, async ({ client, actor }) => ({
      id: (await openAccount(client, actor, reference, asked, context.now)).id,
    }));
    return tellAccount(await findAccount(context.writer, id));
  }

  @Mutation(() => Account, { description: `Closes an account, with its sessions and tokens; closing it again changes nothing. ${ADMINISTRATOR}` })
  async closeAccount(
    @Arg('key', KEY) key: string,
    @Arg('id', () => ID, { description: 'The account.' }) id: string,
    @Arg('reason', { description: 'Why, in French, without naming anyone.' }) reason: string,
    @Ctx() context: RequestContext,
  ): Promise<Account> {
    requireMay(context.actor, 'MANAGE_ACCOUNTS');
    const why = checkText('motif', reason, LONGEST_SENTENCE);
    await perform(context, { name: 'closeAccount', key, input: { id, why } }, async ({ client, actor }) => ({
      id: (await closeAccount(client, actor, id, why, context.now)).id,
    }));
    return tellAccount(await findAccount(context.writer, id));
  }
}
