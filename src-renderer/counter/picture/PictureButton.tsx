import { ImageUp } from 'lucide-react';
import { useRef } from 'react';
import type { ReactElement } from 'react';
import { Button } from '../../components/Button.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import { useKeyPress } from './use-key-press.ts';

/** The key that opens a picture, where no session runs. */
const KEY = 'o';

/** Opens a picture of the disk by the system's own dialog. */
export function PictureButton({ onFile }: { readonly onFile: (file: File) => void }): ReactElement {
  const t = useTexts();
  const input = useRef<HTMLInputElement>(null);
  const open = (): void => input.current?.click();
  useKeyPress(KEY, open);
  return (
    <>
      <Button icon={ImageUp} keyCap={KEY.toUpperCase()} onPress={open}>
        {t('camera:picture.open')}
      </Button>
      <input
        ref={input}
        type="file"
        accept="image/png,image/jpeg,image/webp,image/gif,image/bmp"
        hidden
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          // The same one may be chosen again.
          target.value = '';
          if (file) onFile(file);
        }}
      />
    </>
  );
}
