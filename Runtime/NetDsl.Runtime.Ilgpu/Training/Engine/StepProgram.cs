namespace NetDsl.Ilgpu;

/// <summary>What a training runs beside the network's own programs: the loss and the optimizer, on the engine's memory.</summary>
internal sealed class StepProgram
{
    private readonly NetworkDescription network;
    private readonly DeviceLoss loss;
    private readonly DeviceOptimizer optimizer;

    /// <exception cref="ArgumentException">The loss is not made for the network or the data, or has no kernels.</exception>
    public StepProgram(NetworkDescription network, TrainingTask task)
    {
        this.network = network;
        var reader = new BatchReader(network, task.Training);
        task.Loss.Check(network.OutputLength, labels: reader.TargetLength == 0);
        loss = DeviceLoss.For(task.Loss);
        optimizer = new DeviceOptimizer(task.Trainer.Optimizer);
        Reader = reader;
        Batch = new BatchLayout(reader, task.BatchSize, task.Loss.Classifies(task.Training));
        Memory = new EngineMemory(network, Batch, task.Trainer.Optimizer.Slots, loss.Constants.Length);
        Annex = new DeviceAnnex(Memory.Floats, Plan);
    }

    /// <summary>The reader of the data.</summary>
    public BatchReader Reader { get; }

    /// <summary>How a batch lies in memory.</summary>
    public BatchLayout Batch { get; }

    /// <summary>Where everything lies on the device.</summary>
    public EngineMemory Memory { get; }

    /// <summary>What the loss keeps on the device.</summary>
    public ReadOnlyMemory<float> Constants => loss.Constants;

    /// <summary>For the session, which allocates and plans this with the network's programs.</summary>
    public DeviceAnnex Annex { get; }

    /// <summary>Enqueues the loss of a batch whose outputs are in the frame.</summary>
    public void Loss(DeviceQueue queue, DeviceSpan annex, in DeviceFrame frame, int turn)
    {
        var samples = Samples(frame);
        var targets = Batch.Targets(Memory.Batch(turn).In(annex), samples);
        var operands = new LossOperands(samples, frame.Output, targets, frame.OutputGradient, Memory.Verdict.In(annex));
        loss.Run(queue, operands, Memory.Constants.In(annex));
    }

    /// <summary>Enqueues the update of the weights by the gradients in the frame.</summary>
    public void Update(DeviceQueue queue, DeviceSpan annex, in DeviceFrame frame, StepSettings step)
    {
        var blocks = new UpdateBlocks
        {
            Weights = frame.Weights,
            Gradients = frame.Gradients,
            Memory = Memory.Memory.In(annex),
            Kept = Memory.Kept(step.Turn).In(annex),
            KeptBefore = Memory.Kept(1 - step.Turn).In(annex),
            Verdict = Memory.Verdict.In(annex),
            Keep = step.Keep,
        };
        optimizer.Step(queue, blocks, step.LearningRate, step.Number + 1);
    }

    private void Plan(DeviceQueue queue, DeviceSpan annex, DeviceFrame frame)
    {
        Loss(queue, annex, frame, turn: 0);
        Update(queue, annex, frame, new StepSettings { Number = 0, LearningRate = 1, Turn = 0, Keep = true });
    }

    private int Samples(in DeviceFrame frame) => (int)(frame.Output.Length / network.OutputLength);
}

/// <summary>What differs from step to step.</summary>
internal readonly record struct StepSettings
{
    /// <summary>The number of the step, from 0.</summary>
    public required long Number { get; init; }

    /// <summary>The learning rate.</summary>
    public required double LearningRate { get; init; }

    /// <summary>Which of the two memories the step works on.</summary>
    public required int Turn { get; init; }

    /// <summary>Whether a copy of the weights is kept.</summary>
    public required bool Keep { get; init; }
}
