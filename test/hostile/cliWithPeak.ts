// Runs the command line, and prints the peak of its memory in KiB when it ends.
process.on('exit', () => console.error(`PEAK ${process.resourceUsage().maxRSS}`));
void import('../../src/cli/main');
