/** Drawn here, so that nothing is fetched from anywhere. 24 units square, strokes in the colour of the text. */
const drawings = {
  received: 'M4 13h4l2 3h4l2-3h4M4 13v6h16v-6M12 4v7m-3-3 3 3 3-3M4 13l2-6',
  sent: 'M4 13h4l2 3h4l2-3h4M4 13v6h16v-6M12 11V4m-3 3 3-3 3 3',
  late: 'M12 7v5l3 2M12 21a9 9 0 1 1 0-18 9 9 0 0 1 0 18Z',
  write: 'M4 20h4L19 9l-4-4L4 16v4Zm9-13 4 4',
  book: 'M5 4h12a2 2 0 0 1 2 2v14H7a2 2 0 0 1-2-2V4Zm0 14a2 2 0 0 1 2-2h12M9 8h6',
  archive: 'M4 5h16v4H4V5Zm1 4v10h14V9M10 13h4',
  agencies: 'M12 4v4m0 0H6v4m6-4h6v4M4 12h4v5H4v-5Zm12 0h4v5h-4v-5ZM10 15h4v5h-4v-5Zm2 0v-7',
  plan: 'M5 5h5v5H5V5Zm9 9h5v5h-5v-5ZM7 14v3h4m6-6V8h-4m2-2-2 2 2 2m-6 5 2 2-2 2',
  import: 'M12 3v11m-4-4 4 4 4-4M5 17v3h14v-3',
  download: 'M12 4v11m-4-4 4 4 4-4M5 19h14',
  upload: 'M12 15V4m-4 4 4-4 4 4M5 19h14',
  connection: 'M8 12a4 4 0 0 1 4-4m-7 4a7 7 0 0 1 7-7M12 12h.01M16 12a4 4 0 0 1-4 4m7-4a7 7 0 0 1-7 7',
  certificate: 'M5 4h14v10H5V4Zm3 4h8m-8 3h5m1 3v6l2-1.5 2 1.5v-6',
  system: 'M4 5h16v5H4V5Zm0 9h16v5H4v-5Zm3-6.5h.01M7 16.5h.01',
  approval: 'm5 12 4 4L19 6',
  people: 'M9 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6Zm-5 8c0-3 2-5 5-5s5 2 5 5m2-8a3 3 0 0 0 0-6m4 14c0-2.5-1.3-4.2-3.3-4.8',
  operations: 'M3 12h4l3-7 4 14 3-7h4',
  counts: 'M5 20V10m5 10V4m5 16v-7m5 7V8',
  audit: 'M7 3h8l4 4v14H7V3Zm8 0v4h4M10 12h6m-6 4h6',
  account: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm-7 8c.6-3.4 3.4-5 7-5s6.4 1.6 7 5',
  bell: 'M6 16V11a6 6 0 0 1 12 0v5l1.5 2h-15L6 16Zm4 4h4',
  search: 'M11 18a7 7 0 1 1 0-14 7 7 0 0 1 0 14Zm5-2 4 4',
  close: 'm6 6 12 12M18 6 6 18',
  menu: 'M4 7h16M4 12h16M4 17h16',
  next: 'm9 5 7 7-7 7',
  back: 'm15 5-7 7 7 7',
  down: 'm5 9 7 7 7-7',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  print: 'M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7v-6Z',
  file: 'M6 3h8l4 4v14H6V3Zm8 0v4h4',
  eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12ZM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6Z',
  shield: 'M12 3 5 6v5c0 4.6 2.9 8 7 10 4.1-2 7-5.4 7-10V6l-7-3Z',
  warning: 'M12 4 2.5 20h19L12 4Zm0 6v4m0 3h.01',
  good: 'M12 21a9 9 0 1 1 0-18 9 9 0 0 1 0 18Zm-4-9 3 3 5-6',
  bad: 'M12 21a9 9 0 1 1 0-18 9 9 0 0 1 0 18ZM9 9l6 6m0-6-6 6',
  note: 'M12 21a9 9 0 1 1 0-18 9 9 0 0 1 0 18Zm0-10v6m0-9h.01',
  again: 'M19 12a7 7 0 1 1-2-5l2 2m0-5v5h-5',
  undo: 'M9 7 4 12l5 5M4 12h10a6 6 0 0 1 6 6',
  stop: 'M12 21a9 9 0 1 1 0-18 9 9 0 0 1 0 18ZM6 6l12 12',
  urgent: 'M13 3 5 14h6l-1 7 8-11h-6l1-7Z',
  freeze: 'M12 3v18M4.5 7.5l15 9m0-9-15 9M9.5 4.5 12 7l2.5-2.5m-5 15L12 17l2.5 2.5',
  leave: 'M14 4h5v16h-5M10 8l-4 4 4 4m-4-4h9',
  sun: 'M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm0-13v2m0 14v2M3 12h2m14 0h2M5.6 5.6 7 7m10 10 1.4 1.4m0-12.8L17 7M7 17l-1.4 1.4',
} as const;

export type IconName = keyof typeof drawings;

/** Says nothing to who cannot see it: the words stand beside it. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={drawings[name]} />
    </svg>
  );
}
