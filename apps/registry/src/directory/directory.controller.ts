import { directorySince, type HeardBy, registryKeys } from '@edoc-axis/contracts';
import { CataloguedError, signingKey } from '@edoc-axis/domain';
import { Answers, type Asked } from '@edoc-axis/platform';
import { Controller, Inject } from '@nestjs/common';
import { type RegistryPorts, registryPorts } from '../ports.js';

@Controller()
export class DirectoryController {
  constructor(@Inject(registryPorts) private readonly ports: RegistryPorts) {}

  @Answers(directorySince)
  async since({ since, audience }: HeardBy<typeof directorySince>, { askedBy }: Asked) {
    // The gateway faces strangers: what it never hears it cannot lose.
    if (audience !== 'public' && askedBy === 'gateway') {
      throw new CataloguedError('process.not-allowed', { role: askedBy, pattern: directorySince.pattern });
    }
    return { page: await this.ports.pages.pageAfter(since, audience) };
  }

  @Answers(registryKeys)
  keys() {
    const key = signingKey(this.ports.ring.list, 'directory');
    return { keys: key ? [key] : [] };
  }
}
