export function DamagesPage() {
  return <div className="room" />;
}
