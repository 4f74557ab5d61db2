import {
  answerDeliveries,
  answerDelivery,
  confirmDeliveries,
  confirmDelivery,
  countWaiting,
  documentsSignedWith,
  examineExchange,
  factsAfter,
  type HeardBy,
  leaseDeliveries,
  listDeliveries,
  listRevocationAnswers,
  listUncollected,
  mayOpenPacket,
  openForRevocation,
  openPacket,
  openRevocationAnswer,
  releaseDelivery,
  showDocument,
  submitDocument,
  submitStatus,
  takeBackDocument,
} from '@edoc-axis/contracts';
import { CataloguedError, demand, maySend } from '@edoc-axis/domain';
import { Answers, type Asked, knownCallerOf } from '@edoc-axis/platform';
import { Controller, Inject } from '@nestjs/common';
import * as callers from './callers/index.js';
import { eachByItself } from './each-by-itself.js';
import * as examining from './examining/index.js';
import { exchangePorts, type ExchangeProcess } from './exchange-process.js';
import * as journey from './journey/index.js';
import { demandOpenable, nameOf } from './journey/parts.js';
import * as revocationAnswers from './revocation-answers/index.js';
import * as revocationNotices from './revocation-notices/index.js';
import { noteSeen } from './note-seen.js';

/** Translates questions into steps of the journey, and nothing else. */
@Controller()
export class JourneyController {
  constructor(@Inject(exchangePorts) private readonly ports: ExchangeProcess) {}

  @Answers(submitDocument)
  async submit(request: HeardBy<typeof submitDocument>, asked: Asked) {
    const caller = knownCallerOf(asked, this.ports);
    // It was admitted before, as a rule; that it was is the gateway's word alone.
    const { directory, clock } = this.ports;
    const now = clock.now();
    demand(maySend(caller, now, (agency) => directory.systemServing(agency, now)));
    const { unadmittedBytes } = request;
    if (unadmittedBytes !== undefined) callers.admitSubmission(this.ports, caller, { declaredBytes: unadmittedBytes });
    try {
      // Its body may have taken longer than its sender was one.
      if (!request.checkOnly) await this.ports.demandStillHere(asked);
      const accepted = await journey.submitDocument(this.ports, caller, request, asked.certificate);
      noteSeen(asked, (system) => this.ports.seen.note(system, 'sent'));
      return accepted;
    } finally {
      this.ports.quotas.end(nameOf(caller), request.undeclaredBytes);
    }
  }

  @Answers(openForRevocation)
  openForRevocation({ document }: HeardBy<typeof openForRevocation>, asked: Asked) {
    return revocationNotices.openForRevocation(this.ports, knownCallerOf(asked, this.ports), document);
  }

  @Answers(leaseDeliveries)
  async lease(request: HeardBy<typeof leaseDeliveries>, asked: Asked) {
    const deliveries = await journey.leaseDeliveries(this.ports, knownCallerOf(asked, this.ports), request);
    noteSeen(asked, (system) => this.ports.seen.note(system, 'leased'));
    return { deliveries };
  }

  @Answers(openPacket)
  open(request: HeardBy<typeof openPacket>, asked: Asked) {
    const { address, program } = asked;
    return journey.openPacket(this.ports, knownCallerOf(asked, this.ports), request, { address, program });
  }

  @Answers(mayOpenPacket)
  async mayOpen(request: HeardBy<typeof mayOpenPacket>, asked: Asked) {
    await demandOpenable(this.ports, knownCallerOf(asked, this.ports), request);
    return {};
  }

  @Answers(confirmDelivery)
  async confirm(request: HeardBy<typeof confirmDelivery>, asked: Asked) {
    const receipt = await journey.confirmDelivery(this.ports, knownCallerOf(asked, this.ports), request);
    noteSeen(asked, (system) => this.ports.seen.note(system, 'confirmed'));
    return receipt;
  }

  @Answers(confirmDeliveries)
  async confirmAll({ confirmations }: HeardBy<typeof confirmDeliveries>, asked: Asked) {
    const caller = knownCallerOf(asked, this.ports);
    const confirm = (each: (typeof confirmations)[number]) => journey.confirmDelivery(this.ports, caller, each);
    const outcomes = await eachByItself(confirmations, confirm);
    noteSeen(asked, (system) => this.ports.seen.note(system, 'confirmed'));
    return { outcomes };
  }

  @Answers(releaseDelivery)
  release(request: HeardBy<typeof releaseDelivery>, asked: Asked) {
    return journey.releaseDelivery(this.ports, knownCallerOf(asked, this.ports), request);
  }

  @Answers(answerDelivery)
  async answer(request: HeardBy<typeof answerDelivery>, asked: Asked) {
    const receipt = await journey.answerDelivery(this.ports, knownCallerOf(asked, this.ports), request);
    noteSeen(asked, (system) => this.ports.seen.noteStatus(system, request.status));
    return receipt;
  }

  @Answers(submitStatus)
  async status(request: HeardBy<typeof submitStatus>, asked: Asked) {
    const caller = knownCallerOf(asked, this.ports);
    // People answer in JSON; a packet is a system's.
    if (caller.kind !== 'system') throw new CataloguedError('caller.system-needed');
    this.ports.quotas.begin(caller.system, request.packet.bytes.length);
    try {
      const taken = await journey.submitStatus(this.ports, caller, request, asked.certificate);
      noteSeen(asked, (system) => this.ports.seen.noteStatus(system, taken.status));
      return taken;
    } finally {
      this.ports.quotas.end(caller.system);
    }
  }

  @Answers(answerDeliveries)
  async answerAll({ answers }: HeardBy<typeof answerDeliveries>, asked: Asked) {
    const caller = knownCallerOf(asked, this.ports);
    const outcomes = await eachByItself(answers, async (each) => {
      const receipt = await journey.answerDelivery(this.ports, caller, each);
      noteSeen(asked, (system) => this.ports.seen.noteStatus(system, each.status));
      return receipt;
    });
    return { outcomes };
  }

  @Answers(takeBackDocument)
  takeBack(request: HeardBy<typeof takeBackDocument>, asked: Asked) {
    return journey.takeBackDocument(this.ports, knownCallerOf(asked, this.ports), request);
  }

  @Answers(showDocument)
  show({ document }: HeardBy<typeof showDocument>, asked: Asked) {
    return journey.showDocument(this.ports, knownCallerOf(asked, this.ports), document);
  }

  @Answers(listDeliveries)
  list(request: HeardBy<typeof listDeliveries>, asked: Asked) {
    return journey.listDeliveries(this.ports, knownCallerOf(asked, this.ports), request);
  }

  @Answers(listRevocationAnswers)
  revocations(request: HeardBy<typeof listRevocationAnswers>, asked: Asked) {
    return revocationAnswers.listAnswers(this.ports, knownCallerOf(asked, this.ports), request);
  }

  @Answers(openRevocationAnswer)
  revocationAnswer(request: HeardBy<typeof openRevocationAnswer>, asked: Asked) {
    return revocationAnswers.openAnswer(this.ports, knownCallerOf(asked, this.ports), request);
  }

  @Answers(examineExchange)
  examine(request: HeardBy<typeof examineExchange>, asked: Asked) {
    return examining.examineExchange(this.ports, knownCallerOf(asked, this.ports), request);
  }

  @Answers(documentsSignedWith)
  signedWith(request: HeardBy<typeof documentsSignedWith>, asked: Asked) {
    return examining.documentsSignedWith(this.ports, knownCallerOf(asked, this.ports), request);
  }

  @Answers(countWaiting)
  waiting(request: HeardBy<typeof countWaiting>, asked: Asked) {
    return examining.countWaiting(this.ports, knownCallerOf(asked, this.ports), request);
  }

  @Answers(factsAfter)
  facts(request: HeardBy<typeof factsAfter>) {
    return journey.factsAfter(this.ports, request);
  }

  @Answers(listUncollected)
  uncollected(request: HeardBy<typeof listUncollected>) {
    return examining.listUncollected(this.ports, request);
  }

  /** A clerk at work says nothing of any system, least of all of one that has the same name. */
}
