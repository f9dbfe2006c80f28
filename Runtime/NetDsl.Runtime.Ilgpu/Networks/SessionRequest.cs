namespace NetDsl.Ilgpu;

/// <summary>What a session is to be.</summary>
/// <param name="Batch">The most samples of one call.</param>
/// <param name="Trains">Whether it trains.</param>
/// <param name="Annex">What somebody runs beside the network's programs.</param>
internal sealed record SessionRequest(int Batch, bool Trains, DeviceAnnex Annex);
