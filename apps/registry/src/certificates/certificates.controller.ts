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
import { Answers, type Asked, callerOf, knownCaller } from '@edoc-axis/platform';
import { Controller, Inject } from '@nestjs/common';
import { administrativeAct, requireAdministrator } from '../administrative-act.js';
import { type RegistryPorts, registryPorts } from '../ports.js';
import * as revocation from '../revocation/index.js';
import * as certificates from './index.js';

@Controller()
export class CertificatesController {
  constructor(@Inject(registryPorts) private readonly ports: RegistryPorts) {}

  @Answers(registerCertificate)
  register(wanted: HeardBy<typeof registerCertificate>, asked: Asked) {
    const act = administrativeAct(asked, registerCertificate, this.ports.clock);
    return certificates.registerCertificate(wanted, act, this.ports);
  }

  @Answers(listCertificates)
  async list(wanted: HeardBy<typeof listCertificates>, asked: Asked) {
    const { directory } = await this.ports.index.current();
    return certificates.listCertificates(wanted, knownCaller(callerOf(asked), directory), this.ports);
  }

  @Answers(distrustCertificate)
  distrust(wanted: HeardBy<typeof distrustCertificate>, asked: Asked) {
    const act = administrativeAct(asked, distrustCertificate, this.ports.clock);
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
  examineAll(_: HeardBy<typeof examineRegistry>, asked: Asked) {
    requireAdministrator(asked);
    return revocation.examineSilence(this.ports);
  }

  @Answers(carryInRevocationList)
  carryIn(wanted: HeardBy<typeof carryInRevocationList>, asked: Asked) {
    const act = administrativeAct(asked, carryInRevocationList, this.ports.clock);
    return revocation.carryInList(wanted, act, this.ports);
  }
}
