import { VenetianMask } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useQuery } from '../api/query.ts';
import { WithTooltip } from '../ui/tooltip.tsx';
import { useGo } from './navigation.ts';
import { routes } from './routes.ts';

/** Says that names were replaced and the originals are still in the file; leads to where they are forgotten. */
export function UnconfirmedMark(): ReactNode {
  const go = useGo();
  const { data } = useQuery('voices.pseudonymise.state', {});
  if (data?.isUnconfirmed !== true) return null;
  return (
    <WithTooltip label="The originals are still in this file. Confirm it in Voices, Pseudonymise.">
      <AriaButton className="title-unconfirmed" onPress={() => go(routes.pseudonymise)}>
        <VenetianMask size={14} strokeWidth={1.5} aria-hidden="true" />
        <span className="clip">Pseudonymised, not yet confirmed</span>
      </AriaButton>
    </WithTooltip>
  );
}
