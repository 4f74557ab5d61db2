import { type Database, prepared } from '@edoc-axis/platform';

/** Written down before the robot confirms: one that dies goes on with them. */
export async function noteRobotTasks(database: Database, deliveries: readonly string[]): Promise<void> {
  await note(database, [deliveries]);
}

const note = prepared<[readonly string[]], object>(
  'note-robot-tasks',
  `insert into robot_task (delivery) select unnest($1::uuid[]) on conflict do nothing`,
);

export interface RobotTask {
  readonly delivery: string;
  readonly recipient: string;
}

export async function robotTasks(database: Database, limit: number): Promise<RobotTask[]> {
  return tasks(database, [limit]);
}

const tasks = prepared<[number], RobotTask>(
  'robot-tasks',
  `select t.delivery, v.recipient from robot_task t join delivery v on v.id = t.delivery order by t.delivery limit $1`,
);

export async function forgetRobotTask(database: Database, delivery: string): Promise<void> {
  await forget(database, [delivery]);
}

const forget = prepared<[string], object>('forget-robot-task', 'delete from robot_task where delivery = $1');
