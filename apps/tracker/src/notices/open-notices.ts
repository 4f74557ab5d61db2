import { contactsOf, noticesAfter } from '@edoc-axis/contracts';
import { createLoop, type Directory, type Loop, type ProcessContext } from '@edoc-axis/platform';
import type { Pool } from 'pg';
import type { ChannelName } from '../store/notices.js';
import { addressNotices } from './address-notices.js';
import { openCallChannel } from './call-channel.js';
import type { Channel } from './channel.js';
import { followRegister } from './follow-register.js';
import { forgetNotices } from './forget-notices.js';
import { gatherNext } from './gather-letters.js';
import { openMailChannel } from './mail-channel.js';
import { sendNotices } from './send-notices.js';
import type { Letterhead } from './write-notice.js';

const everyMs = 1_000;
const registerEveryMs = 15_000;
/** It is a matter of days. */
const forgettingEveryMs = 10 * 60_000;
const backOffMsMax = 60_000;

/** The ways in which people are told, as they are set; none, unless one is. */
export function openChannels(
  { settings: { axis, url, notices }, clock, shutdown }: ProcessContext<'tracker'>,
  directory: Directory,
): ReadonlyMap<ChannelName, Channel> {
  const letterhead: Letterhead = { axis, url, nameOf: (code) => directory.agency(code, clock.now())?.name };
  const channels = new Map<ChannelName, Channel>();
  if (notices.mail) channels.set('mail', openMailChannel(notices.mail, letterhead));
  if (notices.call) channels.set('call', openCallChannel(notices.call, letterhead));
  shutdown.add('channels', async () => {
    for (const channel of channels.values()) channel.close();
  });
  return channels;
}

/** Who is told is asked, and what is told gathered, in one loop; each channel sends in its own, at its own pace. */
export function loopsOfNotices(
  { asker, clock }: ProcessContext<'tracker'>,
  pool: Pool,
  channels: ReadonlyMap<ChannelName, Channel>,
): Loop[] {
  const forgetting = createLoop({
    ...{ name: 'old notices', everyMs: forgettingEveryMs },
    step: async () => (await forgetNotices({ pool, clock })).more,
  });
  // Where nobody is told, notices are written all the same.
  if (channels.size === 0) return [forgetting];
  const ask = (wanted: Parameters<Parameters<typeof addressNotices>[0]['ask']>[0]) => asker.ask(contactsOf, wanted);
  const names = new Set(channels.keys());
  const prepare = createLoop({
    ...{ name: 'notices', everyMs, backOffMsMax },
    step: async () => {
      const addressed = await addressNotices({ pool, clock, channels: names, ask });
      const gathered = await gatherNext({ pool, clock });
      return addressed.more || gathered.more;
    },
  });
  const sending = [...channels].map(([name, channel]) =>
    createLoop({
      ...{ name: `notices by ${name}`, everyMs, backOffMsMax },
      step: async () => (await sendNotices({ pool, clock, name, channel })).more,
    }),
  );
  const register = createLoop({
    ...{ name: 'notices of the registry', everyMs: registerEveryMs, backOffMsMax },
    step: async () => (await followRegister({ pool, ask: (wanted) => asker.ask(noticesAfter, wanted) })).more,
  });
  return [register, prepare, ...sending, forgetting];
}
