import { openContentStore } from '@edoc-axis/content';
import { bootDoor, withHalts } from '@edoc-axis/platform';
import { openDoor } from './open-door.js';

await bootDoor(async ({ settings, asker, keys, logger }) => {
  const content = withHalts('content', await openContentStore(settings.contentFolder));
  const { app } = await openDoor({ settings, asker, content, ring: keys.published.ring, logger });
  return app;
});
