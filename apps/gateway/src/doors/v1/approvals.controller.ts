import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import {
  approval,
  approveProposal,
  listProposals,
  proposalView,
  readAudit,
  reasonGiven,
  refuseProposal,
  showProposal,
} from '@edoc-axis/contracts';
import type { AskedFor } from '@edoc-axis/platform';
import type { z } from 'zod';
import { type Asker, askerPort } from '../../ports.js';
import { Call } from '../call.js';
import { OnBehalf } from '../on-behalf.js';
import { changeRegister } from './change-register.js';
import { approvalPath, approvalsQuery, auditQuery } from './parameters.js';

type ApprovalPath = z.output<typeof approvalPath>;

/** What waits for a second person, and the log of what was done. */
@Controller('v1')
export class ApprovalsController {
  constructor(@Inject(askerPort) private readonly asker: Asker) {}

  @Get('approvals')
  @Call({
    tag: 'administer',
    summary: 'List what waits for a second person',
    description: 'And what became of it; the newest first. Undecided for fourteen days it lapses.',
    scope: 'administer',
    gives: { 200: { says: 'A page of proposals.', shape: listProposals.reply } },
  })
  list(@OnBehalf() by: AskedFor, @Query({ schema: approvalsQuery }) wanted: z.output<typeof approvalsQuery>) {
    return this.asker.ask(listProposals, wanted, by);
  }

  @Get('approvals/:id')
  @Call({
    tag: 'administer',
    summary: 'Show what waits for a second person',
    scope: 'administer',
    gives: { 200: { says: 'The proposal, with what is wanted word for word.', shape: proposalView } },
    refuses: ['approval.unknown'],
  })
  show(@OnBehalf() by: AskedFor, @Param({ schema: approvalPath }) { id: proposal }: ApprovalPath) {
    return this.asker.ask(showProposal, { proposal }, by);
  }

  @Post('approvals/:id/approve')
  @HttpCode(200)
  @Call({
    tag: 'administer',
    summary: 'Approve as the second person',
    description: 'It is judged anew and done, once. `result` is what who asked would have been answered.',
    scope: 'administer',
    takes: 'json',
    gives: { 200: { says: 'It is done.', shape: approveProposal.reply } },
    refuses: [
      'approval.unknown',
      'approval.decided',
      'approval.lapsed',
      'approval.first-person-gone',
      'person.second-person-needed',
    ],
  })
  approve(
    @OnBehalf() by: AskedFor,
    @Param({ schema: approvalPath }) { id: proposal }: ApprovalPath,
    @Body({ schema: approval }) { reason }: z.output<typeof approval>,
  ) {
    return changeRegister(this.asker, approveProposal, { proposal, reason }, by);
  }

  @Post('approvals/:id/refuse')
  @HttpCode(200)
  @Call({
    tag: 'administer',
    summary: 'Refuse as the second person',
    scope: 'administer',
    takes: 'json',
    gives: { 200: { says: 'The proposal, refused.', shape: proposalView } },
    refuses: [
      ...(['approval.unknown', 'approval.decided', 'approval.done-already', 'approval.lapsed'] as const),
      'person.second-person-needed',
    ],
  })
  refuse(
    @OnBehalf() by: AskedFor,
    @Param({ schema: approvalPath }) { id: proposal }: ApprovalPath,
    @Body({ schema: reasonGiven }) { reason }: z.output<typeof reasonGiven>,
  ) {
    return this.asker.ask(refuseProposal, { proposal, reason }, by);
  }

  @Get('audit')
  @Call({
    tag: 'administer',
    summary: 'Read the audit log',
    description:
      'Who did what, when, from where, before, after and why; the newest first. Auditors and administrators of the axis ' +
      'read all of it, who administers a branch what concerns the branch.',
    scope: 'administer',
    gives: { 200: { says: 'A page of records.', shape: readAudit.reply } },
  })
  audit(@OnBehalf() by: AskedFor, @Query({ schema: auditQuery }) wanted: z.output<typeof auditQuery>) {
    return this.asker.ask(readAudit, wanted, by);
  }
}
