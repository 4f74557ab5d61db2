import {
  approveProposal,
  type HeardBy,
  listProposals,
  noticesAfter,
  readAudit,
  refuseProposal,
  showProposal,
  twoPersons,
} from '@edoc-axis/contracts';
import { Answers, type Asked } from '@edoc-axis/platform';
import { Controller, Inject } from '@nestjs/common';
import { callerIn } from '../administrative-act.js';
import { type RegistryPorts, registryPorts } from '../ports.js';
import * as approvals from './index.js';
import * as audit from './read-audit.js';

/** What waits for a second person, and what was done by whom. */
@Controller()
export class ApprovalsController {
  constructor(@Inject(registryPorts) private readonly ports: RegistryPorts) {}

  @Answers(listProposals)
  async list(wanted: HeardBy<typeof listProposals>, asked: Asked) {
    const { store, clock } = this.ports;
    return approvals.listProposals(wanted, await callerIn(asked, this.ports), store, clock.now());
  }

  @Answers(showProposal)
  async show(wanted: HeardBy<typeof showProposal>, asked: Asked) {
    const { store, clock } = this.ports;
    return approvals.showProposal(wanted, await callerIn(asked, this.ports), store, clock.now());
  }

  @Answers(approveProposal)
  approve(decision: HeardBy<typeof approveProposal>, asked: Asked) {
    return approvals.approveProposal(decision, asked, this.ports);
  }

  @Answers(refuseProposal)
  refuse(decision: HeardBy<typeof refuseProposal>, asked: Asked) {
    return approvals.refuseProposal(decision, asked, this.ports);
  }

  @Answers(readAudit)
  async readAudit(wanted: HeardBy<typeof readAudit>, asked: Asked) {
    return audit.readAudit(wanted, await callerIn(asked, this.ports), this.ports.store);
  }

  /** The tracker asks, to tell the contacts of agencies. */
  @Answers(noticesAfter)
  notices(wanted: HeardBy<typeof noticesAfter>) {
    return approvals.noticesAfter(wanted, this.ports.store, this.ports.clock);
  }

  @Answers(twoPersons)
  twoPersons() {
    return approvals.showTwoPersons(this.ports.twoPersons, this.ports.store.proposals);
  }
}
