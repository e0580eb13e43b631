import type { ReactElement } from "react";
import { QuietButton } from "../design/button.tsx";
import { FieldError } from "../design/field.tsx";
import { problemOf } from "../platform/form-view.tsx";
import type { ReviewProps } from "./review-view.tsx";

/** The pictures that go along. */
export function Photos(props: ReviewProps): ReactElement {
  const { options, texts, state, page } = props;
  const error = problemOf(props, "photos");
  return (
    <div className="field" part="field">
      <label className="label" part="label" htmlFor="photos">
        {texts.photos + texts.optional}
      </label>
      <FieldError name="photos" error={error} />
      <input
        id="photos"
        type="file"
        className="input"
        part="input"
        accept="image/jpeg,image/png,image/webp,image/gif"
        multiple
        aria-describedby={error ? "photos-error" : "photos-more"}
        onChange={({ currentTarget: input }) => {
          void page.addPhotos([...(input.files ?? [])]);
          input.value = "";
        }}
      />
      <p id="photos-more" className="muted">
        {texts.photosHint.replace("{most}", `${options.photos}`)}
      </p>
      <ul aria-label={texts.photos}>
        {state.photos.map(({ name }, at) => (
          <li key={at} className="row">
            <span>{name}</span>
            <QuietButton onClick={() => page.removePhoto(at)}>{texts.remove}</QuietButton>
          </li>
        ))}
      </ul>
    </div>
  );
}
