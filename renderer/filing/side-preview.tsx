import { useNavigate } from '@tanstack/react-router';
import { client } from '../client.ts';
import { goTo } from '../frame/go-to.ts';
import { PreviewPane } from './preview-pane.tsx';
import { useTemplateChoice } from './template-choice.ts';

/** The document beside another room: it grows while the form is filled in, and a click in it goes to the form. */
export function SidePreview({ matter }: { readonly matter: string }) {
  const navigate = useNavigate();
  const [template, choose] = useTemplateChoice(matter);
  const jump = async (path: string) => goTo(navigate, matter, await client.filing.place({ matter, path }));
  return <PreviewPane matter={matter} template={template} onTemplate={choose} onJump={(path) => void jump(path)} />;
}
