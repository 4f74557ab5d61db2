import { type Database, prepared } from '@edoc-axis/platform';
import type { Row } from './tables.js';

/** A delivery a robot has taken up and not yet done with. */
export type RobotTask = Pick<Row<'robot_task'>, 'delivery' | 'robot' | 'failures'>;

/** Written down before the robot confirms: one that dies goes on with them. */
export async function noteRobotTasks(
  database: Database,
  { robot, deliveries, now }: { readonly robot: string; readonly deliveries: readonly string[]; readonly now: Date },
): Promise<void> {
  await note(database, [robot, deliveries, now]);
}

const note = prepared<[string, readonly string[], Date], object>(
  'note-robot-tasks',
  `insert into robot_task (robot, delivery, next_at) select $1, unnest($2::uuid[]), $3 on conflict do nothing`,
);

/** What may be tried now: what waits longest first, so that what fails again and again holds up nothing else. */
export async function robotTasks(database: Database, now: Date, limit: number): Promise<RobotTask[]> {
  return tasks(database, [now, limit]);
}

const tasks = prepared<[Date, number], RobotTask>(
  'robot-tasks',
  'select delivery, robot, failures from robot_task where next_at <= $1 order by next_at, delivery limit $2',
);

/** It failed for now, and is not tried again before then. */
export async function postponeRobotTask(
  database: Database,
  { delivery, failures }: Pick<RobotTask, 'delivery' | 'failures'>,
  nextAt: Date,
): Promise<void> {
  await postpone(database, [delivery, failures, nextAt]);
}

// Of copies of the exchange that failed with it at once, one counts.
const postpone = prepared<[string, number, Date], object>(
  'postpone-robot-task',
  'update robot_task set next_at = $3, failures = failures + 1 where delivery = $1 and failures = $2',
);

export async function forgetRobotTask(database: Database, delivery: string): Promise<void> {
  await forget(database, [delivery]);
}

const forget = prepared<[string], object>('forget-robot-task', 'delete from robot_task where delivery = $1');
