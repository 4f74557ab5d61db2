import {
  carryInRevocationList,
  distrustCertificate,
  examineRegistry,
  examineRevocation,
  type HeardBy,
  listCertificates,
  meetCertificates,
  registerCertificate,
  revocationAnswer,
} from '@edoc-axis/contracts';
import { parseAgencyCode } from '@edoc-axis/domain';
import { Answers, type Asked, callerOf, knownCaller } from '@edoc-axis/platform';
import { Controller, Inject } from '@nestjs/common';
import { actConcerning, administrativeAct, callerIn, requireInspector } from '../administrative-act.js';
import { graveActs, performAct } from '../approvals/index.js';
import { type RegistryPorts, registryPorts } from '../ports.js';
import * as revocation from '../revocation/index.js';
import * as certificates from './index.js';

@Controller()
export class CertificatesController {
  constructor(@Inject(registryPorts) private readonly ports: RegistryPorts) {}

  @Answers(registerCertificate)
  register(wanted: HeardBy<typeof registerCertificate>, asked: Asked) {
    return performAct(graveActs.registerCertificate, wanted, asked, this.ports);
  }

  @Answers(listCertificates)
  async list(wanted: HeardBy<typeof listCertificates>, asked: Asked) {
    const { directory } = await this.ports.index.current();
    const caller = callerOf(asked);
    const known = caller.kind === 'system' ? knownCaller(caller, directory) : await callerIn(asked, this.ports);
    return certificates.listCertificates(wanted, known, this.ports);
  }

  @Answers(distrustCertificate)
  async distrust(wanted: HeardBy<typeof distrustCertificate>, asked: Asked) {
    const { agencies = [] } = (await this.ports.store.reader.certificate(wanted.certificate)) ?? {};
    const codes = agencies.map((code) => parseAgencyCode(code));
    const act = await actConcerning(codes, asked, distrustCertificate, this.ports, { reason: wanted.reason });
    return certificates.distrustCertificate(wanted, act, this.ports.store);
  }

  @Answers(examineRevocation)
  async examine() {
    const silent = await revocation.silentCertificates(this.ports);
    return { certificates: silent.length, since: silent[0]?.since?.toISOString() };
  }

  @Answers(meetCertificates)
  meet(wanted: HeardBy<typeof meetCertificates>) {
    return revocation.meetCertificates(wanted, this.ports);
  }

  @Answers(revocationAnswer)
  answer(wanted: HeardBy<typeof revocationAnswer>) {
    return revocation.showAnswer(wanted, this.ports);
  }

  @Answers(examineRegistry)
  async examineAll(_: HeardBy<typeof examineRegistry>, asked: Asked) {
    await requireInspector(asked, this.ports);
    return revocation.examineSilence(this.ports);
  }

  @Answers(carryInRevocationList)
  async carryIn(wanted: HeardBy<typeof carryInRevocationList>, asked: Asked) {
    const act = await administrativeAct(asked, carryInRevocationList, this.ports);
    return revocation.carryInList(wanted, act, this.ports);
  }
}
