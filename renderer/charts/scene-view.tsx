import type { ReactNode } from 'react';
import type { SceneNode, TextNode } from '../../shared/journeys/layout/scene.ts';
import { pathData } from '../../shared/journeys/layout/to-svg.ts';
import './scene-view.css';

/** The nodes of a scene as SVG elements, for use inside an `svg` of the class `scene`. */
export function SceneView({ nodes }: { readonly nodes: readonly SceneNode[] }): ReactNode {
  return nodes.map((node, i) => <Shape key={node.kind === 'group' ? node.id : i} node={node} />);
}

function Shape({ node }: { readonly node: SceneNode }): ReactNode {
  switch (node.kind) {
    case 'group':
      return (
        <g data-role={node.role}>
          <SceneView nodes={node.children} />
        </g>
      );
    case 'rect':
      return <rect x={node.x} y={node.y} width={node.w} height={node.h} rx={node.r ?? 0} {...paint(node)} />;
    case 'path':
      return <path d={pathData(node.d)} {...paint(node)} />;
    case 'line':
      return <line x1={node.x1} y1={node.y1} x2={node.x2} y2={node.y2} {...paint(node)} />;
    case 'text':
      return <Line node={node} />;
  }
}

const anchors = { left: 'start', middle: 'middle', right: 'end' } as const;

function Line({ node }: { readonly node: TextNode }): ReactNode {
  return (
    <text
      x={node.x}
      y={node.y}
      fontSize={node.size}
      fill={node.fill}
      {...(node.weight === 400 ? {} : { fontWeight: node.weight })}
      {...(node.anchor === 'left' ? {} : { textAnchor: anchors[node.anchor] })}
      {...(node.family === 'serif' ? { className: 'scene-words' } : {})}
    >
      {/* An isolate, as in the exported file: the anchor keeps meaning what the eye sees. */}
      {node.dir === 'rtl' ? `\u2067${node.text}\u2069` : node.text}
    </text>
  );
}

interface Painted {
  readonly fill?: string;
  readonly stroke?: string;
  readonly strokeWidth?: number;
  readonly dash?: readonly number[];
}

function paint({ fill, stroke, strokeWidth, dash }: Painted) {
  return {
    fill: fill ?? 'none',
    ...(stroke ? { stroke, strokeWidth: strokeWidth ?? 1 } : {}),
    ...(stroke && dash ? { strokeDasharray: dash.join(' ') } : {}),
  };
}
