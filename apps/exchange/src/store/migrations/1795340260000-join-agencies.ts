import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What agencies that join did first, what robots have under way, and when the directory was the newest last. */
export class JoinAgencies1795340260000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table first_act (
        agency text collate "C" not null,
        act text not null constraint first_act_known check (act in ('sent', 'received', 'tested', 'answered')),
        at timestamptz not null,
        constraint first_act_pk primary key (agency, act)
      );
      create table robot_task (
        delivery uuid not null constraint robot_task_pk primary key,
        robot text not null
      );
      create table directory_confirmed (
        sole boolean not null default true constraint directory_confirmed_pk primary key constraint directory_confirmed_sole check (sole),
        at timestamptz not null
      );`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table directory_confirmed, robot_task, first_act;');
  }
}
