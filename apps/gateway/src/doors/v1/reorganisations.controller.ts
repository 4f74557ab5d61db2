import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import {
  approvePlan,
  countWaiting,
  listPlans,
  planRevocation,
  proposePlan,
  rehearsalView,
  rehearsePlan,
  revokePlan,
  showPlan,
  showPlanTrees,
  writtenPlan,
} from '@edoc-axis/contracts';
import type { AskedFor } from '@edoc-axis/platform';
import type { z } from 'zod';
import { type Asker, askerPort } from '../../ports.js';
import { Call } from '../call.js';
import { OnBehalf } from '../on-behalf.js';
import { changeRegister } from './change-register.js';

const planPath = showPlan.request;
type PlanPath = z.output<typeof planPath>;
type Plan = z.output<typeof writtenPlan>;

/** Codes that open and close together at one moment, agencies that change and move to other systems. */
@Controller('v1/reorganisations')
export class ReorganisationsController {
  constructor(@Inject(askerPort) private readonly asker: Asker) {}

  @Post('rehearsals')
  @HttpCode(200)
  @Call({
    tag: 'administer',
    summary: 'Rehearse a reorganisation',
    description:
      'What the plan would do, all that is wrong with it, and what is under way to the codes it closes. Nothing is kept.',
    scope: 'administer',
    takes: 'json',
    gives: { 200: { says: 'The trees before and after, faults, warnings and what waits.', shape: rehearsalView } },
  })
  async rehearse(
    @OnBehalf() by: AskedFor,
    @Body({ schema: writtenPlan }) plan: Plan,
  ): Promise<z.output<typeof rehearsalView>> {
    const { closes, ...rehearsal } = await this.asker.ask(rehearsePlan, plan, by);
    const agencies = closes.map(({ agency }) => agency);
    // What concerns no agency is nobody's business but the axis'.
    const { waiting } = agencies.length > 0 ? await this.asker.ask(countWaiting, { agencies }, by) : { waiting: [] };
    const receivers = new Map(closes.map(({ agency, receivesFor }) => [agency, receivesFor]));
    return {
      ...rehearsal,
      waiting: waiting.map((counted) => ({ ...counted, receivesFor: receivers.get(counted.agency) })),
    };
  }

  @Post()
  @Call({
    tag: 'administer',
    summary: 'Propose a reorganisation',
    description: 'Kept, if it has no faults, until another administrator approves it; the directory does not change.',
    scope: 'administer',
    takes: 'json',
    gives: { 201: { says: 'The plan as it is kept.', shape: proposePlan.reply } },
    refuses: ['reorganisation.has-faults', 'reorganisation.exists'],
  })
  propose(@OnBehalf() by: AskedFor, @Body({ schema: writtenPlan }) plan: Plan) {
    return this.asker.ask(proposePlan, plan, by);
  }

  @Get()
  @Call({
    tag: 'administer',
    summary: 'List reorganisations',
    description: 'Who administers a branch is given those that concern nobody outside it.',
    scope: 'administer',
    gives: { 200: { says: 'The newest first.', shape: listPlans.reply } },
  })
  list(@OnBehalf() by: AskedFor) {
    return this.asker.ask(listPlans, {}, by);
  }

  @Get(':name')
  @Call({
    tag: 'administer',
    summary: 'Show a reorganisation with its plan',
    scope: 'administer',
    gives: { 200: { says: 'The plan, and what became of it.', shape: showPlan.reply } },
    refuses: ['reorganisation.unknown'],
  })
  show(@OnBehalf() by: AskedFor, @Param({ schema: planPath }) wanted: PlanPath) {
    return this.asker.ask(showPlan, wanted, by);
  }

  @Get(':name/trees')
  @Call({
    tag: 'administer',
    summary: 'Show what a reorganisation changes, before and after',
    description: 'Beside what stood just before its moment, in whatever state it is.',
    scope: 'administer',
    gives: { 200: { says: 'The trees before and after.', shape: showPlanTrees.reply } },
    refuses: ['reorganisation.unknown'],
  })
  trees(@OnBehalf() by: AskedFor, @Param({ schema: planPath }) wanted: PlanPath) {
    return this.asker.ask(showPlanTrees, wanted, by);
  }

  @Post(':name/approve')
  @HttpCode(200)
  @Call({
    tag: 'administer',
    summary: 'Approve a reorganisation that somebody else proposed',
    description: 'Judged anew and written down at once; it takes effect by itself, everywhere, at its moment.',
    scope: 'administer',
    gives: { 200: { says: 'The plan, approved.', shape: approvePlan.reply } },
    refuses: [
      ...(['reorganisation.unknown', 'reorganisation.contradicts', 'reorganisation.revoked'] as const),
      ...(['person.second-person-needed', 'approval.first-person-gone'] as const),
    ],
  })
  approve(@OnBehalf() by: AskedFor, @Param({ schema: planPath }) wanted: PlanPath) {
    return changeRegister(this.asker, approvePlan, wanted, by);
  }

  @Post(':name/revoke')
  @HttpCode(200)
  @Call({
    tag: 'administer',
    summary: 'Revoke a reorganisation until its moment',
    description: 'What it wrote is taken back, all of it or nothing; what others changed since stays.',
    scope: 'administer',
    takes: 'json',
    gives: { 200: { says: 'The plan, revoked.', shape: revokePlan.reply } },
    refuses: ['reorganisation.unknown', 'reorganisation.already-effective', 'reorganisation.built-upon'],
  })
  revoke(
    @OnBehalf() by: AskedFor,
    @Param({ schema: planPath }) { name }: PlanPath,
    @Body({ schema: planRevocation }) revocation: z.output<typeof planRevocation>,
  ) {
    return changeRegister(this.asker, revokePlan, { ...revocation, name }, by);
  }
}
