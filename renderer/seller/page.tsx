export function SellerPage() {
  return <div className="room" />;
}
