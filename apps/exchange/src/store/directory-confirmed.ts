import { type Database, prepared } from '@edoc-axis/platform';

/** When what is saved of the directory was the newest there was; of several copies of the exchange, the latest word. */
export async function directoryConfirmedAt(database: Database): Promise<Date | undefined> {
  const [row] = await confirmedAt(database, []);
  return row?.at;
}

const confirmedAt = prepared<[], { at: Date }>(
  'directory-confirmed-at',
  'select at from directory_confirmed where sole',
);

export async function confirmDirectory(database: Database, at: Date): Promise<void> {
  await confirm(database, [at]);
}

const confirm = prepared<[Date], object>(
  'confirm-directory',
  `insert into directory_confirmed (at) values ($1)
   on conflict (sole) do update set at = greatest(directory_confirmed.at, excluded.at)`,
);
