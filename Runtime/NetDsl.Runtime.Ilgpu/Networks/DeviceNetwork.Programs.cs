namespace NetDsl.Ilgpu;

// What generated classes override, and how sessions call it.
public abstract partial class DeviceNetwork
{
    /// <summary>Lays out the weights for predictions; called once for each version of the weights.</summary>
    /// <param name="queue">Where it runs.</param>
    /// <param name="frame">The weights, and where what is prepared of them lies.</param>
    protected abstract void Prepare(DeviceQueue queue, in DeviceFrame frame);

    /// <summary>Runs the network for a prediction.</summary>
    /// <param name="queue">Where it runs.</param>
    /// <param name="batch">The samples.</param>
    /// <param name="frame">Input, output and memory.</param>
    protected abstract void Infer(DeviceQueue queue, int batch, in DeviceFrame frame);

    /// <summary>Runs the network forward as training does.</summary>
    /// <param name="queue">Where it runs.</param>
    /// <param name="batch">The samples.</param>
    /// <param name="frame">Input, output and memory.</param>
    protected abstract void Forward(DeviceQueue queue, int batch, in DeviceFrame frame);

    /// <summary>Runs the network backward, behind a forward pass on the same frame.</summary>
    /// <param name="queue">Where it runs.</param>
    /// <param name="batch">The samples.</param>
    /// <param name="frame">Input, the output's gradient, memory, and where the gradients of the weights go.</param>
    protected abstract void Backward(DeviceQueue queue, int batch, in DeviceFrame frame);

    /// <summary>The forward pass of training.</summary>
    internal void Propagate(DeviceQueue queue, int batch, in DeviceFrame frame) => Forward(queue, batch, frame);

    /// <summary>The backward pass.</summary>
    internal void Backpropagate(DeviceQueue queue, int batch, in DeviceFrame frame) => Backward(queue, batch, frame);

    /// <summary>The programs of one call: forward and backward, or a prediction.</summary>
    /// <param name="queue">Where they run.</param>
    /// <param name="batch">The samples.</param>
    /// <param name="frame">All memory.</param>
    /// <param name="trains">Whether it is a training step.</param>
    /// <param name="once">Whether a prediction first prepares the weights.</param>
    internal void Run(DeviceQueue queue, int batch, in DeviceFrame frame, bool trains, bool once)
    {
        if (trains)
        {
            Forward(queue, batch, frame);
            Backward(queue, batch, frame);
            return;
        }

        if (once && Plan.Prepared > 0)
        {
            Prepare(queue, frame);
        }

        Infer(queue, batch, frame);
    }
}
