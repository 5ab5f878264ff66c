export function JournalPage() {
  return <div className="room" />;
}
