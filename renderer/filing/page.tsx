export function FilingPage() {
  return <div className="room" />;
}
