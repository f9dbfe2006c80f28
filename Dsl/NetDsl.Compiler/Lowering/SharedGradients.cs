using NetDsl.Compiler.Kernels;

namespace NetDsl.Compiler.Lowering;

/// <summary>
/// The gradients of values while the adjoint program is built. A sum's terms share the memory of its gradient, rather than getting copies:
/// it may be overwritten only by the last value that it is the gradient of.
/// </summary>
internal sealed class SharedGradients
{
    private readonly Dictionary<Value, MemoryBuffer> buffers = [];
    private readonly Dictionary<MemoryBuffer, int> holders = [];

    /// <summary>The gradient of a value that has one.</summary>
    public MemoryBuffer this[Value value] => buffers[value];

    /// <summary>Whether a reader of the value has written its gradient.</summary>
    public bool Has(Value value) => buffers.ContainsKey(value);

    /// <summary>Whether the memory is the session's own, and no other value's gradient that is still to be read.</summary>
    public bool MayOverwrite(Value value) => buffers[value].Area == BufferArea.Arena && holders[buffers[value]] == 1;

    /// <summary>Gives a value its gradient, in the place of the one that it had.</summary>
    public void Set(Value value, MemoryBuffer buffer)
    {
        Release(value);
        buffers[value] = buffer;
        holders[buffer] = (holders.TryGetValue(buffer, out var count) ? count : 0) + 1;
    }

    /// <summary>Says that nobody reads a value's gradient any more.</summary>
    public void Release(Value value)
    {
        if (buffers.TryGetValue(value, out var buffer))
        {
            holders[buffer]--;
            buffers.Remove(value);
        }
    }
}
