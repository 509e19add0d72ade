import { Upload as UploadIcon } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './drop-zone.module.css';

export interface DropZoneProps {
  /** Where files go, as `#tea`. */
  readonly name: string;
  readonly onFiles: (files: readonly File[]) => void;
}

/** Takes files that are dragged over any part of the window. Nothing is drawn until there are some. */
export function DropZone({ name, onFiles }: DropZoneProps) {
  const { t } = useTranslation();
  const [isOver, setIsOver] = useState(false);
  const drop = useRef(onFiles);
  drop.current = onFiles;

  useEffect(() => {
    // Each element that is entered and left tells so: what counts is how many one is in.
    let depth = 0;
    const enter = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      depth += 1;
      setIsOver(true);
    };
    const over = (event: DragEvent) => {
      // Else the browser would go to the file, and leave the page.
      if (hasFiles(event)) event.preventDefault();
    };
    const leave = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      depth = Math.max(0, depth - 1);
      if (depth === 0) setIsOver(false);
    };
    const dropped = (event: DragEvent) => {
      depth = 0;
      setIsOver(false);
      if (!hasFiles(event)) return;
      event.preventDefault();
      // What lies over the page is for something else.
      if (document.querySelector('dialog[open]') === null)
        drop.current([...(event.dataTransfer?.files ?? [])]);
    };
    addEventListener('dragenter', enter);
    addEventListener('dragover', over);
    addEventListener('dragleave', leave);
    addEventListener('drop', dropped);
    return () => {
      removeEventListener('dragenter', enter);
      removeEventListener('dragover', over);
      removeEventListener('dragleave', leave);
      removeEventListener('drop', dropped);
    };
  }, []);

  if (!isOver) return null;
  return (
    <div className={styles.zone}>
      <div className={styles.sign}>
        <UploadIcon size={32} strokeWidth={1.25} aria-hidden />
        <p>{t('uploads.drop', { name })}</p>
      </div>
    </div>
  );
}

function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}
