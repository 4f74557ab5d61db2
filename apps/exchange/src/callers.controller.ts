import {
  abandonSubmission,
  admitSignedCall,
  admitSignedInCall,
  admitSubmission,
  exchangeKeys,
  exchangeReadiness,
  followDirectory,
  type HeardBy,
  inlinePacketBytesMax,
  issueToken,
  sealingKey,
  signInSystem,
} from '@edoc-axis/contracts';
import { isErrorCode, signingKey } from '@edoc-axis/domain';
import { Answers, type Asked, callerOf, knownCallerOf, signAdmission } from '@edoc-axis/platform';
import { Controller, Inject } from '@nestjs/common';
import * as callers from './callers/index.js';
import { examineReadiness } from './examining/index.js';
import { exchangePorts, type ExchangeProcess } from './exchange-process.js';

@Controller()
export class CallersController {
  constructor(@Inject(exchangePorts) private readonly ports: ExchangeProcess) {}

  @Answers(issueToken)
  token(request: HeardBy<typeof issueToken>, { address }: Pick<Asked, 'address'>) {
    return callers.issueToken(this.ports, request, address);
  }

  @Answers(admitSignedCall)
  signedCall(request: HeardBy<typeof admitSignedCall>, { address }: Pick<Asked, 'address'>) {
    return callers.admitSignedCall(this.ports, request, address);
  }

  @Answers(signInSystem)
  signIn(request: HeardBy<typeof signInSystem>, { address }: Pick<Asked, 'address'>) {
    return callers.signInSystem(this.ports, request, address);
  }

  @Answers(admitSignedInCall)
  signedInCall(request: HeardBy<typeof admitSignedInCall>, { address }: Pick<Asked, 'address'>) {
    return callers.admitSignedInCall(this.ports, request, address);
  }

  @Answers(admitSubmission)
  async admit(request: HeardBy<typeof admitSubmission>, asked: Asked) {
    const admitted = callers.admitSubmission(this.ports, knownCallerOf(asked, this.ports), request);
    const { declaredBytes = Infinity } = request;
    // What is small comes before a token ends.
    if (declaredBytes <= inlinePacketBytesMax || asked.token === undefined) return admitted;
    const { axis: issuer, clock, tokenKey } = this.ports;
    return { ...admitted, admission: await signAdmission(asked.token, tokenKey(), { issuer, at: clock.now() }) };
  }

  @Answers(abandonSubmission)
  abandon({ undeclaredBytes, refusedWith }: HeardBy<typeof abandonSubmission>, asked: Asked) {
    const { kind, id } = callerOf(asked);
    // As `nameOf` calls people where it began: a colon is in no system's name.
    this.ports.quotas.end(kind === 'person' ? `person:${id}` : id, undeclaredBytes);
    if (kind === 'system' && isErrorCode(refusedWith)) this.ports.tally.refused(id, refusedWith, asked.occurrence);
    return {};
  }

  @Answers(followDirectory)
  async follow() {
    await this.ports.catchUp();
    return { version: this.ports.directory.version };
  }

  @Answers(exchangeReadiness)
  readiness() {
    return examineReadiness(this.ports);
  }

  @Answers(sealingKey)
  sealingKey(_: HeardBy<typeof sealingKey>, asked: Asked) {
    return callers.showSealingKey(this.ports, knownCallerOf(asked, this.ports));
  }

  @Answers(exchangeKeys)
  keys() {
    const { list } = this.ports.ring;
    return { keys: [signingKey(list, 'receipt'), signingKey(list, 'token')].filter((key) => key !== undefined) };
  }
}
