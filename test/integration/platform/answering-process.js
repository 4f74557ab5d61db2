/** A process of its own for process.spec.ts; it runs from dist like every process does. */
import { setImmediate } from 'node:timers';
import { question } from '@edoc-axis/contracts';
import { Answers, bootProcess } from '@edoc-axis/platform';
import { Controller } from '@nestjs/common';
import { z } from 'zod';

const nothing = z.object({});
const terms = { askedBy: ['gateway'], caller: 'none', request: nothing, reply: z.object({ text: z.string() }) };

class Questions {
  async slow() {
    process.send({ heard: true });
    await new Promise((resolve) => process.once('message', resolve));
    return { text: 'finished' };
  }

  fault() {
    setImmediate(() => Promise.reject(new Error('nobody caught me')));
    return { text: 'soon' };
  }
}

for (const name of ['slow', 'fault']) {
  const method = Object.getOwnPropertyDescriptor(Questions.prototype, name);
  Answers(question(`registry.${name}`, terms))(Questions.prototype, name, method);
}
Controller()(Questions);

function RegistryModule() {}

await bootProcess('registry', ({ shutdown }) => {
  shutdown.add('store', () => void process.send?.({ closed: 'store' }));
  return { module: RegistryModule, controllers: [Questions] };
});
