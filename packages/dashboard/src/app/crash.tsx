import { Component, type PropsWithChildren, type ReactNode } from "react";
import { Button } from "../design/button.tsx";
import { Empty } from "../design/said.tsx";

/**
 * Stands where all of the app has broken, or its words did not come: without words of a language it says
 * so in all of them.
 */
export class Crash extends Component<PropsWithChildren, { readonly broken: boolean }> {
  override readonly state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    return (
      <main className="alone" role="alert">
        <Empty
          icon="warn"
          title="The dashboard could not be shown"
          action={
            <Button kind="primary" onClick={() => location.reload()}>
              Load again · <span lang="ko">다시 불러오기</span> · <span lang="zh">重新加载</span>
            </Button>
          }
        >
          <span lang="ko">대시보드를 표시하지 못했습니다.</span>{" "}
          <span lang="zh">无法显示控制台。</span>
        </Empty>
      </main>
    );
  }
}
