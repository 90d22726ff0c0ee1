import { writeSync } from 'node:fs';

/** Required before a program: tells on standard error the most memory that it took, in KiB. */
process.on('exit', () => writeSync(2, `${process.resourceUsage().maxRSS}\n`));
