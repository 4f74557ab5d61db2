/** Resolves at the first SIGINT, SIGTERM or SIGHUP. A second one ends the program at once. */
export function untilToldToStop(): Promise<void> {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  return new Promise((resolve) => {
    const told = () => {
      for (const signal of signals) process.off(signal, told).on(signal, () => process.exit(130));
      resolve();
    };
    for (const signal of signals) process.on(signal, told);
  });
}
