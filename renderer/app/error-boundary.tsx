import { Component, type ReactNode } from 'react';
import { ErrorState } from '../ui/error-state.tsx';

export interface ErrorBoundaryProps {
  /** What is lost from sight, for example "This screen". */
  readonly what: string;
  /** A change of it tries again, for example the address. */
  readonly resetKey: string;
  readonly children: ReactNode;
}

interface ErrorBoundaryState {
  readonly failed: boolean;
  readonly resetKey: string;
}

/** Keeps a fault in one screen from taking the rest of the window with it. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { failed: false, resetKey: this.props.resetKey };

  static getDerivedStateFromError(): Partial<ErrorBoundaryState> {
    return { failed: true };
  }

  static getDerivedStateFromProps(
    props: ErrorBoundaryProps,
    state: ErrorBoundaryState,
  ): Partial<ErrorBoundaryState> | null {
    return props.resetKey === state.resetKey ? null : { failed: false, resetKey: props.resetKey };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <ErrorState
        title={`${this.props.what} could not be shown`}
        message="This is a fault in Touchline. Everything you did is saved. Try again, or go to another place."
        onRetry={() => this.setState({ failed: false })}
      />
    );
  }
}
