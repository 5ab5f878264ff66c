export function EvidencePage() {
  return <div className="room" />;
}
