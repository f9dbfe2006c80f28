using ILGPU.Runtime;

namespace NetDsl.Ilgpu;

/// <summary>
/// Copies of the weights on the host, taken while the device goes on, for the case that it is lost. There are two by turns, so that one is
/// whole while the other arrives.
/// </summary>
internal sealed class WeightSnapshots
{
    private const long Nothing = -1;

    private readonly Network network;
    private readonly PinnedFloats[] copies;
    private readonly long[] steps = [Nothing, Nothing];
    private int turn;
    private long arriving = Nothing;
    private long home;

    /// <param name="network">The network whose weights survive.</param>
    /// <param name="memory">The host's memory.</param>
    /// <param name="trainer">The settings.</param>
    public WeightSnapshots(Network network, PinnedMemory memory, Trainer trainer)
    {
        this.network = network;
        var floats = network.Parameters.Values.Length;
        EverySteps = trainer.SnapshotEverySteps;
        copies = EverySteps == 0 ? [] : [memory.Allocate(floats), memory.Allocate(floats)];
    }

    /// <summary>Steps between two copies; 0 where none is taken.</summary>
    public int EverySteps { get; }

    /// <summary>Steps after which the weights are those that survive now.</summary>
    public long Survives => Math.Max(home, Math.Max(steps[0], steps[1]));

    /// <summary>Whether a copy is taken after a step.</summary>
    /// <param name="number">The number of the step, from 0.</param>
    public bool Follows(long number) => EverySteps > 0 && (number + 1) % EverySteps == 0;

    /// <summary>Enqueues a copy; <see cref="Arrive"/> says that it is whole.</summary>
    public void Take(AcceleratorStream stream, DeviceSpan weights, long number)
    {
        steps[turn] = Nothing;
        arriving = number + 1;
        copies[turn].Download(stream, weights);
    }

    /// <summary>The stream of the copies was waited for.</summary>
    public void Arrive()
    {
        if (arriving != Nothing)
        {
            steps[turn] = arriving;
            arriving = Nothing;
            turn = 1 - turn;
        }
    }

    /// <summary>The network itself has the weights after a number of steps.</summary>
    public void Stand(long count) => home = count;

    /// <summary>Gives the network the newest whole copy, where it is newer than what the network has.</summary>
    public void Restore()
    {
        var newest = steps[1] > steps[0] ? 1 : 0;
        if (steps[newest] <= home)
        {
            return;
        }

        lock (network.Parameters.Gate)
        {
            copies[newest].Span.CopyTo(network.Parameters.Values);
            network.Parameters.MarkChanged();
        }

        home = steps[newest];
    }
}
