import { odataFilter } from '../../api/odataFilter';
import { ask, pick } from '../ui/prompts';
import type { Command } from './command';
import { refuseFile } from './refuseFile';

/**
 * Narrows the remote view: by an OData expression given as argument (`''` for all), else by what the user picks.
 * Resolves to `{ filter, count, error? }`: what is asked now, how many referrals came, and what failed.
 */
export const filter: Command = async ({ remoteView, remoteTree }, argument) => {
  refuseFile(argument, 'an OData $filter expression');
  const chosen = typeof argument === 'string' ? argument.trim() : await askFor(remoteView.state.filter);
  await remoteView.change({ filter: chosen });
  return { filter: chosen, ...(await remoteTree.reload()) };
};

/** The service tells capitals apart, people do not: the words as they may be written. */
function asWritten(words: string): string[] {
  const lower = words.toLowerCase();
  const title = lower.replace(/(^|[\s-])\p{Ll}/gu, (start) => start.toUpperCase());
  return [
    ...new Set([words, title, `${lower.slice(0, 1).toUpperCase()}${lower.slice(1)}`, lower, words.toUpperCase()]),
  ];
}

async function askFor(current: string): Promise<string> {
  const choices = [
    { label: '$(clear-all) All referrals', build: async () => '' },
    ...['New', 'Active', 'Closed'].map((status) => ({
      label: `$(circle-outline) Status ${status}`,
      build: async () => odataFilter({ field: 'status', eq: status }),
    })),
    {
      label: '$(mail) Incoming and not yet answered',
      build: async () =>
        odataFilter({
          and: [
            { field: 'direction', eq: 'Incoming' },
            { field: 'substatus', eq: 'Pending' },
          ],
        }),
    },
    {
      label: '$(search) Search...',
      description: 'name of the referral or of the customer',
      build: async () => {
        const words = await ask({ prompt: 'A part of the name of the referral or of the customer' });
        return words === ''
          ? ''
          : odataFilter({
              or: asWritten(words).flatMap((part) => [
                { field: 'name', contains: part },
                { field: 'customerProfile/name', contains: part },
              ]),
            });
      },
    },
    {
      label: '$(person) Team member...',
      build: async () => {
        const email = await ask({ prompt: 'The e-mail address of somebody in the team' });
        return email === '' ? '' : odataFilter({ teamEmail: email });
      },
    },
    {
      label: '$(code) OData expression...',
      build: () => ask({ prompt: 'An OData $filter expression', value: current, placeHolder: "status eq 'Active'" }),
    },
  ];
  const options = { placeHolder: current ? `Now: ${current}` : 'Which referrals are to be shown?' };
  return (await pick(choices, options)).build();
}
