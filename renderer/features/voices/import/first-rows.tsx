import { type ReactNode, useMemo } from 'react';
import type { TableMapping } from '../../../../shared/voices/import-plan.ts';
import { roles } from './mapping.ts';

const most = 40;

/** The first rows of the file as they will come in: columns left out are left out here too. */
export function FirstRows(props: {
  readonly rows: readonly (readonly string[])[];
  readonly mapping: TableMapping;
}): ReactNode {
  const { rows, mapping } = props;
  const columns = useMemo(
    () => mapping.columns.filter(({ role }) => role.role !== 'ignore').slice(0, most),
    [mapping],
  );
  if (columns.length === 0) return <p className="secondary">Every column is left out.</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="first-rows" aria-label="First rows" tabIndex={0}>
      <table>
        <thead>
          <tr>
            {columns.map(({ index, name, role }) => (
              <th key={index} scope="col" title={name}>
                <span className="first-rows-name">{name}</span>
                <span className="first-rows-role">{roles.find(({ id }) => id === role.role)?.label}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a file have no other name than their place
            <tr key={at}>
              {columns.map(({ index, role }) => (
                <td key={index} data-role={role.role} dir="auto">
                  <span>{cells[index] ?? ''}</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
