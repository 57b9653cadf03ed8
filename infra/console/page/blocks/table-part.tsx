import type { TableBlock } from '@slack/types';

import { RichTextPart } from './rich-text-part.tsx';

export function TablePart({ block }: { block: TableBlock }) {
  const [head = [], ...rows] = block.rows;
  return (
    <div className="table-frame">
      <table>
        <thead>
          <tr>
            {head.map((cell, index) => (
              <th key={index} scope="col">
                <Cell cell={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, column) => (
                <td key={column} className={block.column_settings?.[column]?.align ?? 'left'}>
                  <Cell cell={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell({ cell }: { cell: TableBlock['rows'][number][number] }) {
  return cell.type === 'rich_text' ? <RichTextPart block={cell} /> : cell.text;
}
