import {
  IconFile,
  IconFileText,
  IconFileTypePdf,
  IconFileTypeXls,
  IconFileWord,
  IconFileZip,
  IconMail,
  IconMovie,
  IconPhoto,
  IconVolume,
  IconWorld,
} from '@tabler/icons-react';
import { showingOf } from './media.ts';

function iconOf(mediaType: string): typeof IconFile {
  if (/wordprocessingml|msword|rtf/.test(mediaType)) return IconFileWord;
  if (/spreadsheetml|ms-excel|text\/(csv|tab)/.test(mediaType)) return IconFileTypeXls;
  if (/zip|x-7z|x-rar|gzip|x-tar/.test(mediaType)) return IconFileZip;
  if (/message\/rfc822|ms-outlook|mbox/.test(mediaType)) return IconMail;
  if (/html|multipart\/related|warc|wacz/.test(mediaType)) return IconWorld;
  switch (showingOf(mediaType)) {
    case 'pdf':
      return IconFileTypePdf;
    case 'picture':
    case 'small':
      return IconPhoto;
    case 'text':
    case 'words':
    case 'markup':
      return IconFileText;
    case 'container':
      return IconFileZip;
    case 'film':
      return IconMovie;
    case 'sound':
      return IconVolume;
    case 'none':
      return IconFile;
  }
}

export function MediaIcon({ mediaType, size }: { readonly mediaType: string; readonly size: number }) {
  const Icon = iconOf(mediaType);
  return <Icon size={size} stroke={size > 24 ? 1.1 : 1.6} aria-hidden style={{ flexShrink: 0 }} />;
}
