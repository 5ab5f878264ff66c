export function MatterPage() {
  return <div className="room" />;
}
