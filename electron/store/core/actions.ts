import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import type { WorkspaceState } from '../../../shared/api/events.ts';
import { FailureError } from '../../../shared/api/failure.ts';
import type { voicesContract } from '../../../shared/voices/contract.ts';
import type { workspaceContract } from '../../../shared/workspace/contract.ts';
import type { AppPaths } from '../../platform/paths.ts';
import type { TokenPurpose, TokenTable } from '../../platform/tokens.ts';
import { listBackups, verifiedBackupPath } from '../file/backup.ts';
import { createFile } from '../file/create-file.ts';
import { realFile } from '../file/open-file.ts';
import { copyIntoNew, saveCopy } from '../file/save-copy.ts';
import { readHits } from '../voices/assist/auto-code-plan.ts';
import { readPlannedRows } from '../voices/import/plan-file.ts';
import { confirmPseudonyms } from '../voices/pseudonymise/confirm.ts';
import { readPseudonymFinds, readPseudonymGroups } from '../voices/pseudonymise/plan-file.ts';
import type { AppDb } from './app-db.ts';
import { closedMeanwhile } from './failures.ts';
import type { ActionHandlers } from './handlers.ts';
import type { JobRunner } from './job-runner.ts';
import type { Keeper } from './keeper.ts';
import type { Plans } from './plans.ts';
import type { Session } from './session.ts';

export interface ActionOptions {
  readonly keeper: Keeper;
  readonly appDb: AppDb;
  readonly tokens: TokenTable;
  readonly plans: Plans;
  readonly jobs: JobRunner;
  readonly paths: AppPaths;
  /** The example workspace as it was built with the program; undefined where it is not there. */
  readonly exampleFile: string | undefined;
  readonly now: () => number;
}

type Actions = ActionHandlers<typeof workspaceContract> & ActionHandlers<typeof voicesContract>;

/** What is done to the store as a whole. */
export function createActions(options: ActionOptions): Actions {
  const { keeper, appDb, tokens, jobs, plans, now } = options;
  const file = (token: string, purpose: TokenPurpose) => resolveToken(tokens, token, purpose);
  return {
    'workspace.state': () => copy(keeper.session?.state() ?? null),
    'workspace.create': async ({ file: token, coderName }) => {
      const target = withEnding(file(token, 'workspace'));
      createFile(target, coderName?.trim() || appDb.preferences().coderName || 'Me', now());
      return copy(await keeper.open(target, false));
    },
    'workspace.open': async ({ file: token, readOnly }) =>
      copy(await keeper.open(file(token, 'workspace'), readOnly ?? false)),
    'workspace.openExample': async () => {
      const target = await keeper.inTurn(() => copyExample(options));
      return copy(await keeper.open(target, false));
    },
    'workspace.close': async () => {
      await keeper.close();
      return {};
    },
    'workspace.saveCopy': async ({ file: token }) => {
      const target = withEnding(file(token, 'workspace'));
      await inTurnOf(keeper, async ({ db }) => {
        refuseItself(keeper, target);
        await saveCopy(db, target, now());
      });
      return {};
    },
    'workspace.moveTo': async ({ file: token }) => {
      const target = withEnding(file(token, 'workspace'));
      return inTurnOf(keeper, async ({ db }) => {
        refuseExisting(target, 'There is already a file of that name. Choose another name.');
        await saveCopy(db, target, now());
        // The old file stays where it is: a sync program may still be busy with it, and nothing is ever lost by a copy.
        return copy(await keeper.openNow(target, false));
      });
    },
    'workspace.recents': () =>
      appDb
        .recents()
        .map(({ path: recent, ...shown }) => ({ ...shown, token: tokens.grant(recent, 'workspace').token })),
    'workspace.forgetRecent': ({ token }) => {
      appDb.forgetRecent(file(token, 'workspace'));
      return {};
    },
    'workspace.undo': () => session(keeper).revert('undo'),
    'workspace.redo': () => session(keeper).revert('redo'),
    'workspace.preferences': () => appDb.preferences(),
    'workspace.setPreferences': (changes) => appDb.setPreferences(defined(changes)),
    'workspace.backups': () => [...(keeper.backupsFolder ? listBackups(keeper.backupsFolder) : [])],
    'workspace.backupNow': () => inTurnOf(keeper, () => keeper.backupNow('asked for')),
    'workspace.restoreBackup': async ({ id, file: token }) => {
      const target = withEnding(file(token, 'workspace'));
      const folder = keeper.backupsFolder;
      return keeper.inTurn(async () => {
        refuseExisting(target, 'A backup is restored into a new file. Choose a name that is not there yet.');
        const backup = await verifiedBackupPath(folder, id);
        await copyIntoNew(backup, target, now());
        return copy(await keeper.openNow(target, false));
      });
    },
    'workspace.coder.choose': ({ id }) => {
      session(keeper).chooseCoder(id);
      return {};
    },
    'workspace.coder.hideOthers': ({ hide }) => {
      session(keeper).hideOthers(hide);
      return {};
    },
    'jobs.cancel': ({ jobId }) => {
      jobs.cancel(jobId);
      return {};
    },
    'voices.import.rows': ({ planId, what, offset, limit }) =>
      readPlannedRows(plans.path(planId), what, offset, limit),
    'voices.pseudonymise.groups': ({ planId }) => readPseudonymGroups(plans.path(planId)),
    'voices.pseudonymise.finds': ({ planId, ...page }) => readPseudonymFinds(plans.path(planId), page),
    'voices.pseudonymise.confirm': (choice) => inTurnOf(keeper, () => confirmPseudonyms(keeper, choice)),
    'voices.autoCode.hits': ({ planId, ...page }) => readHits(plans.path(planId), page),
  };
}

/** The file behind a token a page sent; throws `not-found` for one never given to it. */
export function resolveToken(tokens: TokenTable, token: string, purpose: TokenPurpose): string {
  const found = tokens.resolve(token, purpose);
  if (found === undefined)
    throw new FailureError('not-found', 'That file is no longer at hand. Choose it again.');
  return found;
}

function session(keeper: Keeper): Session {
  if (!keeper.session) throw new FailureError('not-found', 'No workspace is open. Open one first.');
  return keeper.session;
}

/** Runs `work` on the workspace open now; not at all where it is gone when its turn comes. */
function inTurnOf<T>(keeper: Keeper, work: (open: Session) => Promise<T>): Promise<T> {
  const asked = session(keeper);
  return keeper.inTurn(async () => {
    if (keeper.session !== asked) throw closedMeanwhile();
    return work(asked);
  });
}

function withEnding(file: string): string {
  return /\.touchline$/i.test(file) ? file : `${file}.touchline`;
}

function refuseExisting(target: string, message: string): void {
  if (existsSync(target)) throw new FailureError('invalid-input', message);
}

/** A copy over the open file itself would pull the ground from under it. */
function refuseItself(keeper: Keeper, target: string): void {
  if (keeper.file === undefined || realFile(target) !== realFile(keeper.file)) return;
  throw new FailureError(
    'invalid-input',
    'That is the workspace you have open; everything in it is saved already. Choose another name for the copy.',
  );
}

/** A fresh copy of the example each time: what is tried out in it harms nothing. */
async function copyExample({ exampleFile, paths, now }: ActionOptions): Promise<string> {
  if (exampleFile === undefined || !existsSync(exampleFile)) {
    throw new FailureError(
      'not-found',
      'The example workspace did not come with this copy of Touchline. Install it again, or begin with New.',
    );
  }
  mkdirSync(paths.documents, { recursive: true });
  const stamp = new Date(now()).toISOString().slice(0, 10);
  for (let number = 1; ; number += 1) {
    const name = `Fernlea Broadband example ${stamp}${number === 1 ? '' : ` (${number})`}.touchline`;
    const target = path.join(paths.documents, name);
    if (existsSync(target)) continue;
    await copyIntoNew(exampleFile, target, now());
    return target;
  }
}

/** The contract's types are mutable; the state's are not. */
function copy<T extends WorkspaceState | null>(
  state: T,
): T extends null ? null : WorkspaceState & { notices: WorkspaceState['notices'][number][] } {
  return (state === null ? null : { ...state, notices: [...state.notices] }) as never;
}

function defined<T extends object>(changes: T): { [K in keyof T]-?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as never;
}
