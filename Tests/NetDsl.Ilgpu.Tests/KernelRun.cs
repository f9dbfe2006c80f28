using NetDsl.Ilgpu;

namespace NetDsl.Ilgpu.Tests;

/// <summary>
/// One run of kernels on arrays of the host: the arrays are laid out in one allocation as a plan would, each at a multiple of 16 floats
/// and with a guard behind it; the calls are planned first, which loads the kernels and finds out the scratch memory; then they run, and
/// every array comes back.
/// </summary>
/// <example>
/// <code>
/// var run = new KernelRun();
/// var left = run.Input(Values.Random(1000, seed: 1));
/// var output = run.Output(1000);
/// run.Run(queue =&gt; Add.Forward&lt;Relu&gt;(queue, left.Span, right.Span, output.Span));
/// Near.Assert(expected, output.Values, 1e-6f);
/// </code>
/// </example>
internal sealed class KernelRun(GpuDevice? device = null)
{
    private const int Alignment = 16;
    private const float Guard = 12345.675f;

    private static readonly Lock Gate = new();

    private readonly List<KernelArray> arrays = [];

    /// <summary>The launches of the last run, as planned.</summary>
    public IReadOnlyList<KernelLaunch> Launches { get; private set; } = [];

    /// <summary>The scratch memory of the last run, in floats.</summary>
    public long ScratchFloats { get; private set; }

    /// <summary>An array that kernels read, or read and write.</summary>
    public KernelArray Input(float[] values)
    {
        var array = new KernelArray(values);
        arrays.Add(array);
        return array;
    }

    /// <summary>An array of whole numbers that kernels read.</summary>
    public KernelArray Input(int[] values) => Input(Array.ConvertAll(values, BitConverter.Int32BitsToSingle));

    /// <summary>An array that kernels overwrite; until then it holds a value that no result has.</summary>
    public KernelArray Output(int length)
    {
        var values = new float[length];
        Array.Fill(values, Guard);
        return Input(values);
    }

    /// <summary>No array, such as the bias of a layer without one.</summary>
    public static KernelArray None { get; } = new([]);

    /// <summary>Plans the calls and runs them once.</summary>
    /// <param name="calls">Calls of kernels on the arrays' spans; called twice, so it must do nothing else.</param>
    public void Run(Action<DeviceQueue> calls)
    {
        using var one = Gate.EnterScope();
        var context = (device ?? GpuFixture.Device).Context();
        var plan = Plan(calls, context);
        var floats = arrays.Sum(array => Padded(array.Values.Length));
        using var block = context.Allocate(floats + plan.ScratchFloats);
        using var stream = context.CreateStream();
        var queue = new DeviceQueue(context, stream, block.All.Slice(floats, plan.ScratchFloats));
        Upload(queue, block);
        calls(queue);
        Download(queue, block);
    }

    private ProgramPlan Plan(Action<DeviceQueue> calls, DeviceContext context)
    {
        foreach (var array in arrays)
        {
            array.Span = new DeviceSpan(null, 0, array.Values.Length);
        }

        var plan = ProgramPlan.Of(context.Limits, calls);
        plan.Load(context.Kernels);
        (Launches, ScratchFloats) = (plan.Launches, plan.ScratchFloats);
        return plan;
    }

    private void Upload(DeviceQueue queue, DeviceBlock block)
    {
        var offset = 0L;
        foreach (var array in arrays)
        {
            var room = new float[Padded(array.Values.Length)];
            Array.Fill(room, Guard);
            array.Values.CopyTo(room, 0);
            queue.Upload(room, block.All.Slice(offset, room.Length));
            array.Span = block.All.Slice(offset, array.Values.Length);
            offset += room.Length;
        }
    }

    private void Download(DeviceQueue queue, DeviceBlock block)
    {
        var offset = 0L;
        foreach (var array in arrays)
        {
            var room = new float[Padded(array.Values.Length)];
            queue.Download(block.All.Slice(offset, room.Length), room);
            room.AsSpan(0, array.Values.Length).CopyTo(array.Values);
            Assert.True(
                room.AsSpan(array.Values.Length).IndexOfAnyExcept(Guard) < 0,
                $"A kernel wrote behind an array of {array.Values.Length} values.");
            offset += room.Length;
        }
    }

    private static int Padded(int floats) => (floats + Alignment) / Alignment * Alignment;
}

/// <summary>An array of a run of kernels.</summary>
/// <param name="values">What it holds before the run; the run's results replace it.</param>
internal sealed class KernelArray(float[] values)
{
    /// <summary>What it holds.</summary>
    public float[] Values => values;

    /// <summary>What it holds, as whole numbers.</summary>
    public int[] Numbers => Array.ConvertAll(values, BitConverter.SingleToInt32Bits);

    /// <summary>What calls of kernels take; good within a run.</summary>
    public DeviceSpan Span { get; set; }

    /// <summary>What calls of kernels take for whole numbers; good within a run.</summary>
    public DeviceIndices Indices => Span.AsIndices();
}
