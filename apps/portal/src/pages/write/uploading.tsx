import { Button } from '../../parts/button.js';
import { size } from '../../words/formats.js';
import { inLanguage } from '../../words/language.js';
import type { Progress } from './upload.js';
import { writeWords } from './write.words.js';

const words = inLanguage(writeWords);

interface UploadingProps {
  readonly what: 'check' | 'send';
  readonly progress?: Progress;
  readonly onStop: () => void;
}

/** How far the files have come, and what the axis does with them. */
export function Uploading({ what, progress: { sent, whole } = { sent: 0, whole: 0 }, onStop }: UploadingProps) {
  const text = words.value;
  const isUp = whole > 0 && sent >= whole;
  const says = isUp ? text.judging : what === 'check' ? text.checking : text.sending;
  const percent = whole === 0 ? 0 : Math.floor((sent / whole) * 100);
  return (
    <div class="stack tight">
      <p>
        <span role="status">{says}</span>{' '}
        {whole > 0 && !isUp && <span class="quiet">{text.sentSoFar(size(sent), size(whole))}</span>}
      </p>
      <div
        class="progress"
        role="progressbar"
        aria-label={says}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
      >
        <span style={{ width: `${percent}%` }} />
      </div>
      <div>
        <Button icon="stop" onClick={onStop}>
          {text.stop}
        </Button>
      </div>
    </div>
  );
}
