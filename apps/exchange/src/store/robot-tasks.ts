import { type Database, prepared } from '@edoc-axis/platform';
import type { Row } from './tables.js';

/** A delivery a robot has taken up and not yet done with. */
export type RobotTask = Row<'robot_task'>;

/** Written down before the robot confirms: one that dies goes on with them. */
export async function noteRobotTasks(database: Database, robot: string, deliveries: readonly string[]): Promise<void> {
  await note(database, [robot, deliveries]);
}

const note = prepared<[string, readonly string[]], object>(
  'note-robot-tasks',
  `insert into robot_task (robot, delivery) select $1, unnest($2::uuid[]) on conflict do nothing`,
);

export async function robotTasks(database: Database, limit: number): Promise<RobotTask[]> {
  return tasks(database, [limit]);
}

const tasks = prepared<[number], RobotTask>('robot-tasks', 'select * from robot_task order by delivery limit $1');

export async function forgetRobotTask(database: Database, delivery: string): Promise<void> {
  await forget(database, [delivery]);
}

const forget = prepared<[string], object>('forget-robot-task', 'delete from robot_task where delivery = $1');
